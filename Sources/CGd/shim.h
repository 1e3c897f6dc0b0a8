// libgd, for decoding pictures and writing them again.
#ifndef LUTRIN_CGD_H
#define LUTRIN_CGD_H

#include <gd.h>

static inline void lutrin_gd_ignore(int priority, const char *format, va_list arguments) {
    (void)priority;
    (void)format;
    (void)arguments;
}

// libgd writes its complaints on standard error unless told otherwise; Swift cannot take a list of arguments.
static inline void lutrin_gd_be_silent(void) { gdSetErrorMethod(lutrin_gd_ignore); }

#endif
