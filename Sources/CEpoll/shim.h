// Linux calls that Swift's Glibc module does not offer: readiness, wake-ups, signals as descriptors.
#ifndef LUTRIN_CEPOLL_H
#define LUTRIN_CEPOLL_H

#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>

// glibc declares these under _GNU_SOURCE only, which a module cannot ask for. Including their own headers here
// would take what else is in those out of Swift's Glibc module.
struct sockaddr;
extern int accept4(int, struct sockaddr *restrict, unsigned int *restrict, int);
extern int mkostemp(char *, int);
extern int pthread_setname_np(unsigned long, const char *);
extern void *memmem(const void *, size_t, const void *, size_t);

#endif
