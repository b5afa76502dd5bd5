/* A recorder of what a program asks of the disk, for tests.faults.powercut.

   Loaded with LD_PRELOAD, it appends every write, truncation, flush, creation and removal of files under $POWERCUT_DIR to the file
   $POWERCUT_LOG, in order, and then does it. The test replays that record up to some moment and drops or tears what had not been
   flushed by then: that is what a power cut may leave.

   One record: operation (1 byte), length of the path (4), offset (8), length of the data (8), path, data; numbers little-endian. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int record_fd = -1;

static void put(const void *data, size_t size) {
    const char *at = data;
    while (size > 0) {
        ssize_t n = syscall(SYS_write, record_fd, at, size);
        if (n <= 0) abort();
        at += n;
        size -= (size_t)n;
    }
}

static int watched(const char *path) {
    const char *folder = getenv("POWERCUT_DIR");
    return folder && strncmp(path, folder, strlen(folder)) == 0 && !strstr(path, "-shm");
}

static int path_of(int fd, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, size - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return watched(path);
}

static void note(char operation, const char *path, int64_t offset, const void *data, int64_t size) {
    pthread_mutex_lock(&turn);
    if (record_fd < 0) record_fd = open(getenv("POWERCUT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int32_t length = (int32_t)strlen(path);
    put(&operation, 1);
    put(&length, 4);
    put(&offset, 8);
    put(&size, 8);
    put(path, (size_t)length);
    if (data) put(data, (size_t)size);
    pthread_mutex_unlock(&turn);
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    char path[4096];
    if (path_of(fd, path, sizeof path)) note('w', path, offset, data, (int64_t)size);
    return real(fd, data, size, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) { return pwrite(fd, data, size, offset); }

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    char path[4096];
    if (path_of(fd, path, sizeof path)) {
        off_t end = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
        note('w', path, end, data, (int64_t)size);
    }
    return real(fd, data, size);
}

int ftruncate(int fd, off_t size) {
    REAL(int, "ftruncate", int, off_t);
    char path[4096];
    if (path_of(fd, path, sizeof path)) note('t', path, size, NULL, 0);
    return real(fd, size);
}

int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

int fsync(int fd) {
    REAL(int, "fsync", int);
    char path[4096];
    int result = real(fd);
    if (result == 0 && path_of(fd, path, sizeof path)) note('s', path, 0, NULL, 0);
    return result;
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    char path[4096];
    int result = real(fd);
    if (result == 0 && path_of(fd, path, sizeof path)) note('s', path, 0, NULL, 0);
    return result;
}

int unlink(const char *name) {
    REAL(int, "unlink", const char *);
    char path[4096];
    int known = realpath(name, path) != NULL && watched(path);
    int result = real(name);
    if (result == 0 && known) note('u', path, 0, NULL, 0);
    return result;
}

static int opened(int fd, int flags) {
    char path[4096];
    if (fd >= 0 && (flags & O_CREAT) && path_of(fd, path, sizeof path)) note('c', path, 0, NULL, 0);
    return fd;
}

int open64(const char *name, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    va_list more;
    va_start(more, flags);
    int mode = flags & O_CREAT ? va_arg(more, int) : 0;
    va_end(more);
    return opened(real(name, flags, mode), flags);
}

int open(const char *name, int flags, ...) {
    REAL(int, "open", const char *, int, ...);
    va_list more;
    va_start(more, flags);
    int mode = flags & O_CREAT ? va_arg(more, int) : 0;
    va_end(more);
    return opened(real(name, flags, mode), flags);
}
