// zlib, for gzip answers.
#ifndef LUTRIN_CZLIB_H
#define LUTRIN_CZLIB_H

#include <zlib.h>

#endif
