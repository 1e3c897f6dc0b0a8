// libcurl, for submitting mail. `curl_easy_setopt` and `curl_easy_getinfo` take any number of arguments, which Swift
// cannot call: one typed function for each kind of option that Mail sets.
#ifndef LUTRIN_CCURL_H
#define LUTRIN_CCURL_H

#include <curl/curl.h>

typedef size_t (*lutrin_curl_reader)(char *buffer, size_t size, size_t count, void *context);
typedef int (*lutrin_curl_listener)(CURL *handle, curl_infotype kind, char *data, size_t size, void *context);
typedef int (*lutrin_curl_watcher)(
    void *context, curl_off_t toReceive, curl_off_t received, curl_off_t toSend, curl_off_t sent);

static inline CURLcode lutrin_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode lutrin_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode lutrin_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode lutrin_curl_set_reader(CURL *handle, lutrin_curl_reader reader, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_READDATA, context) : code;
}

static inline CURLcode lutrin_curl_set_listener(CURL *handle, lutrin_curl_listener listener, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, listener);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_DEBUGDATA, context);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L) : code;
}

static inline CURLcode lutrin_curl_set_watcher(CURL *handle, lutrin_curl_watcher watcher, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watcher);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L) : code;
}

#endif
