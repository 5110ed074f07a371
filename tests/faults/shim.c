/* A file system that fails when it is told to: loaded before libc, it counts what a program and its children do to
 * files below a folder, and at the n-th step refuses it or ends the program. tests/faults/inject.py sets it up.
 *
 *   FAULT_UNDER   the folder, or the one file, absolute
 *   FAULT_KINDS   which steps count: r reads (open, read, list), w what changes the disk
 *   FAULT_AT      at which step; 0 never
 *   FAULT_DO      the error number to answer with, or "kill" (this process), "kill-all" (its group)
 *   FAULT_STAYS   1: each later step fails as well, as on a disk that stays full
 *   FAULT_BOARD   a file of eight bytes in which all processes count together
 *   FAULT_LOG     a file that gets a line for each step: its name, its path
 *   FAULT_FOLDS   1: names below the folder are found whatever the case of their letters, as on macOS and Windows
 *   FAULT_CLOCK   what the clock says, in seconds since 1970, and it stands still
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sendfile.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static const char *under, *kinds, *deed;
static long at;
static int stays, folds, record = -1;
static _Atomic long *board, own_board;

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("FAULT_BOARD"), *log = getenv("FAULT_LOG");
    under = getenv("FAULT_UNDER");
    kinds = getenv("FAULT_KINDS");
    deed = getenv("FAULT_DO");
    at = getenv("FAULT_AT") ? atol(getenv("FAULT_AT")) : 0;
    stays = getenv("FAULT_STAYS") != NULL;
    folds = getenv("FAULT_FOLDS") != NULL;
    board = &own_board;
    __typeof__(open) *open_ = (__typeof__(open) *)dlsym(RTLD_NEXT, "open");
    if (file) {
        int handle = open_(file, O_RDWR | O_CLOEXEC);
        void *shared = handle < 0 ? MAP_FAILED : mmap(NULL, 8, PROT_READ | PROT_WRITE, MAP_SHARED, handle, 0);
        if (shared == MAP_FAILED) abort();
        board = shared;
        close(handle);
    }
    if (log) {
        record = open_(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (record < 0) abort();
    }
}

static int is_under(const char *path) {
    size_t length = under ? strlen(under) : 0;
    return length && !strncmp(path, under, length) && (path[length] == '/' || path[length] == 0);
}

/* The absolute path of a name, relative to an open folder or to where the program works. */
static const char *whole(int folder, const char *path, char *into) {
    char from[64];
    ssize_t length;
    if (path[0] == '/') return path;
    if (folder == AT_FDCWD) {
        if (!getcwd(into, PATH_MAX)) return path;
        length = (ssize_t)strlen(into);
    } else {
        snprintf(from, sizeof from, "/proc/self/fd/%d", folder);
        length = readlink(from, into, PATH_MAX);
        if (length < 0) return path;
    }
    if (path[0]) snprintf(into + length, (size_t)(PATH_MAX - length), "/%s", path);
    else into[length] = 0;
    return into;
}

/* Count a step on a path; answer whether it is to fail, with errno set. */
static int fails(char kind, const char *name, const char *path) {
    char line[PATH_MAX + 64];
    long step;
    int length, error;
    if (!under || !kinds || !strchr(kinds, kind) || !is_under(path)) return 0;
    step = atomic_fetch_add(board, 1) + 1;
    if (record >= 0) {
        length = snprintf(line, sizeof line, "%s %s\n", name, path);
        __typeof__(write) *write_ = (__typeof__(write) *)dlsym(RTLD_NEXT, "write");
        if (write_(record, line, (size_t)length) < 0) abort();
    }
    if (!at || step < at || (step > at && !stays)) return 0;
    if (!strcmp(deed, "kill")) kill(getpid(), SIGKILL);
    if (!strcmp(deed, "kill-all")) kill(0, SIGKILL);
    error = atoi(deed);
    if (error == ENOSPC && !strcmp(name, "remove")) return 0;  /* a full disk lets go of what it has */
    errno = error;
    return 1;
}

static int fails_at(char kind, const char *name, int folder, const char *path) {
    char into[PATH_MAX];
    return fails(kind, name, whole(folder, path, into));
}

static int fails_on(char kind, const char *name, int handle) {
    char from[64], into[PATH_MAX];
    ssize_t length;
    if (!under || !kinds || !strchr(kinds, kind)) return 0;
    snprintf(from, sizeof from, "/proc/self/fd/%d", handle);
    length = readlink(from, into, sizeof into - 1);
    if (length < 0) return 0;
    into[length] = 0;
    return fails(kind, name, into);
}

/* --- Names whatever the case of their letters -------------------------------------------------------------------- */

static DIR *(*list)(const char *);
static int (*look)(const char *, int);

/* Put into `into` the path as its names stand on the disk, where they differ in the case of ASCII letters alone. */
static const char *folded(int folder, const char *path, char *into) {
    char absolute[PATH_MAX], name[NAME_MAX + 1];
    const char *given, *next;
    struct dirent *one;
    size_t length;
    DIR *found;
    if (!folds) return path;
    given = whole(folder, path, absolute);
    if (!is_under(given)) return path;
    if (!list) list = (DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir");
    if (!look) look = (int (*)(const char *, int))dlsym(RTLD_NEXT, "access");
    strcpy(into, under);
    for (next = given + strlen(under); *next; next += length) {
        while (*next == '/') next++;
        length = strcspn(next, "/");
        if (!length || length > NAME_MAX) break;
        memcpy(name, next, length);
        name[length] = 0;
        size_t end = strlen(into);
        snprintf(into + end, PATH_MAX - end, "/%s", name);
        if (!look(into, F_OK)) continue;
        into[end] = 0;
        if ((found = list(into))) {
            while ((one = readdir(found)))
                if (!strcasecmp(one->d_name, name)) {
                    strcpy(name, one->d_name);
                    break;
                }
            closedir(found);
        }
        snprintf(into + end, PATH_MAX - end, "/%s", name);
    }
    return into;
}

#define FOLD(folder, path) char folded_[PATH_MAX]; path = folded(folder, path, folded_)

/* --- What a program asks of the system ---------------------------------------------------------------------------- */

static char kind_of(int flags) {
    return flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC) ? 'w' : 'r';
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        MODE(flags) \
        FOLD(AT_FDCWD, path); \
        return fails_at(kind_of(flags), "open", AT_FDCWD, path) ? -1 : real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPEN_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        REAL(name); \
        MODE(flags) \
        FOLD(folder, path); \
        return fails_at(kind_of(flags), "open", folder, path) ? -1 : real(folder, path, flags, mode); \
    }
OPEN_AT(openat)
OPEN_AT(openat64)

#define F_OPEN(name) \
    FILE *name(const char *path, const char *how) { \
        REAL(name); \
        FOLD(AT_FDCWD, path); \
        return fails_at(strpbrk(how, "wa+") ? 'w' : 'r', "open", AT_FDCWD, path) ? NULL : real(path, how); \
    }
F_OPEN(fopen)
F_OPEN(fopen64)

DIR *opendir(const char *path) {
    REAL(opendir);
    FOLD(AT_FDCWD, path);
    return fails_at('r', "list", AT_FDCWD, path) ? NULL : real(path);
}

ssize_t read(int handle, void *content, size_t size) {
    REAL(read);
    return fails_on('r', "read", handle) ? -1 : real(handle, content, size);
}

ssize_t write(int handle, const void *content, size_t size) {
    REAL(write);
    return fails_on('w', "write", handle) ? -1 : real(handle, content, size);
}

ssize_t writev(int handle, const struct iovec *parts, int count) {
    REAL(writev);
    return fails_on('w', "write", handle) ? -1 : real(handle, parts, count);
}

#define P_READ(name) \
    ssize_t name(int handle, void *content, size_t size, off_t place) { \
        REAL(name); \
        return fails_on('r', "read", handle) ? -1 : real(handle, content, size, place); \
    }
P_READ(pread)
P_READ(pread64)

#define P_WRITE(name) \
    ssize_t name(int handle, const void *content, size_t size, off_t place) { \
        REAL(name); \
        return fails_on('w', "write", handle) ? -1 : real(handle, content, size, place); \
    }
P_WRITE(pwrite)
P_WRITE(pwrite64)

#define SEND(name) \
    ssize_t name(int target, int source, off_t *place, size_t size) { \
        REAL(name); \
        return fails_on('w', "write", target) ? -1 : real(target, source, place, size); \
    }
SEND(sendfile)
SEND(sendfile64)

#define TRUNCATE(name) \
    int name(int handle, off_t size) { \
        REAL(name); \
        return fails_on('w', "truncate", handle) ? -1 : real(handle, size); \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define FOLD_BOTH(folder, old, other, new) \
    char folded_old[PATH_MAX], folded_new[PATH_MAX]; \
    old = folded(folder, old, folded_old); \
    new = folded(other, new, folded_new)

#define MOVE(name) \
    int name(const char *old, const char *new) { \
        REAL(name); \
        FOLD_BOTH(AT_FDCWD, old, AT_FDCWD, new); \
        return fails_at('w', #name, AT_FDCWD, new) ? -1 : real(old, new); \
    }
MOVE(rename)
MOVE(link)

#define MOVE_AT(name, step, type) \
    int name(int folder, const char *old, int other, const char *new, type flags) { \
        REAL(name); \
        FOLD_BOTH(folder, old, other, new); \
        return fails_at('w', step, other, new) ? -1 : real(folder, old, other, new, flags); \
    }
MOVE_AT(renameat2, "exchange", unsigned int)
MOVE_AT(linkat, "link", int)

int symlink(const char *old, const char *new) {
    REAL(symlink);
    FOLD(AT_FDCWD, new);
    return fails_at('w', "link", AT_FDCWD, new) ? -1 : real(old, new);
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    FOLD(AT_FDCWD, path);
    return fails_at('w', "mkdir", AT_FDCWD, path) ? -1 : real(path, mode);
}

int rmdir(const char *path) {
    REAL(rmdir);
    FOLD(AT_FDCWD, path);
    return fails_at('w', "remove", AT_FDCWD, path) ? -1 : real(path);
}

int unlink(const char *path) {
    REAL(unlink);
    FOLD(AT_FDCWD, path);
    return fails_at('w', "remove", AT_FDCWD, path) ? -1 : real(path);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(unlinkat);
    FOLD(folder, path);
    return fails_at('w', "remove", folder, path) ? -1 : real(folder, path, flags);
}

/* --- What only looks: it never fails, but finds names whatever their case -------------------------------------- */

#define LOOK(name, type) \
    int name(const char *path, type *into) { \
        REAL(name); \
        FOLD(AT_FDCWD, path); \
        return real(path, into); \
    }
LOOK(stat, struct stat)
LOOK(lstat, struct stat)
LOOK(stat64, struct stat64)
LOOK(lstat64, struct stat64)

#define LOOK_AT(name, type) \
    int name(int folder, const char *path, type *into, int flags) { \
        REAL(name); \
        FOLD(folder, path); \
        return real(folder, path, into, flags); \
    }
LOOK_AT(fstatat, struct stat)
LOOK_AT(fstatat64, struct stat64)

int access(const char *path, int how) {
    REAL(access);
    FOLD(AT_FDCWD, path);
    return real(path, how);
}

ssize_t readlink(const char *path, char *into, size_t size) {
    REAL(readlink);
    FOLD(AT_FDCWD, path);
    return real(path, into, size);
}

int utimensat(int folder, const char *path, const struct timespec times[2], int flags) {
    REAL(utimensat);
    FOLD(folder, path);
    return real(folder, path, times, flags);
}

int chmod(const char *path, mode_t mode) {
    REAL(chmod);
    FOLD(AT_FDCWD, path);
    return real(path, mode);
}

/* --- The clock ---------------------------------------------------------------------------------------------------- */

time_t time(time_t *into) {
    REAL(time);
    const char *said = getenv("FAULT_CLOCK");
    time_t now = said ? atol(said) : real(NULL);
    if (into) *into = now;
    return now;
}

int clock_gettime(clockid_t clock, struct timespec *into) {
    REAL(clock_gettime);
    const char *said = getenv("FAULT_CLOCK");
    if (!said || clock != CLOCK_REALTIME) return real(clock, into);
    *into = (struct timespec){atol(said), 0};
    return 0;
}
