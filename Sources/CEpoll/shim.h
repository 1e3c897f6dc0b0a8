// Linux calls that Swift's Glibc module does not offer: readiness, wake-ups, signals as descriptors.
#ifndef LUTRIN_CEPOLL_H
#define LUTRIN_CEPOLL_H

#include <pthread.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

// glibc declares these under _GNU_SOURCE only, which a module cannot ask for.
extern int accept4(int, struct sockaddr *restrict, socklen_t *restrict, int);
extern int mkostemp(char *, int);
extern int pthread_setname_np(pthread_t, const char *);
extern void *memmem(const void *, size_t, const void *, size_t);

#endif
