// libcurl, for submitting mail and for asking other sites. `curl_easy_setopt` and `curl_easy_getinfo` take any number of arguments, which Swift
// cannot call: one typed function for each kind of option that Mail and Fetching set.
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

typedef size_t (*lutrin_curl_writer)(char *data, size_t size, size_t count, void *context);
typedef curl_socket_t (*lutrin_curl_door)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode lutrin_curl_set_writer(CURL *handle, lutrin_curl_writer writer, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writer);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_WRITEDATA, context) : code;
}

static inline CURLcode lutrin_curl_set_door(CURL *handle, lutrin_curl_door door, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, door);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context) : code;
}

// The bytes are copied.
static inline CURLcode lutrin_curl_set_body(CURL *handle, const void *bytes, size_t count) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, bytes) : code;
}

// The bytes are copied. The system's authorities are forgotten.
static inline CURLcode lutrin_curl_set_authority(CURL *handle, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    CURLcode code = curl_easy_setopt(handle, CURLOPT_CAINFO, NULL);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_CAPATH, NULL);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_CAINFO_BLOB, &blob) : code;
}

static inline CURLcode lutrin_curl_get_long(CURL *handle, CURLINFO name, long *value) {
    return curl_easy_getinfo(handle, name, value);
}

static inline CURLcode lutrin_curl_get_string(CURL *handle, CURLINFO name, const char **value) {
    return curl_easy_getinfo(handle, name, value);
}

#endif
