// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT

// Linked into every test of a thread sanitizer build, and into nothing else. The system's Qt is not
// instrumented, so the sanitizer does not see that a posted event happens before its delivery: each queued
// call, however right, would be reported. This file says so for exactly these pairs and hides nothing else:
//   Qt allocates an event  ->  that event is delivered      (queued signals, invokeMethod, deleteLater)
//   Qt takes a thread down ->  QThread::wait() returns true
// It hooks operator new and delete for calls that come from libQt6Core, and Qt's own notify callback.

#include <QByteArrayView>
#include <QDeadlineTimer>
#include <QThread>
#include <cstdlib>
#include <dlfcn.h>
#include <link.h>
#include <new>

extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);

namespace {

struct CodeRange
{
    quintptr begin = 0;
    quintptr end = 0;

    bool contains(const void *address) const { return quintptr(address) >= begin && quintptr(address) < end; }
};

int findQtCore(dl_phdr_info *info, size_t, void *result)
{
    if (!QByteArrayView(info->dlpi_name).contains("libQt6Core.so"))
        return 0;
    for (int i = 0; i < info->dlpi_phnum; ++i) {
        const auto &segment = info->dlpi_phdr[i];
        if (segment.p_type != PT_LOAD || !(segment.p_flags & PF_X))
            continue;
        const quintptr begin = info->dlpi_addr + segment.p_vaddr;
        *static_cast<CodeRange *>(result) = {begin, begin + segment.p_memsz};
    }
    return 1;
}

CodeRange makeQtCore()
{
    CodeRange range;
    dl_iterate_phdr(findQtCore, &range);
    return range;
}

// Before their initialisation both are all zero: nothing is in the range then, which is what we want.
const CodeRange qtCore = makeQtCore();
char threadsThatEnded;

bool onDelivery(void **data)
{
    __tsan_acquire(data[1]); // { receiver, event, result }
    return false;
}

[[maybe_unused]] const bool hooked = QInternal::registerCallback(QInternal::EventNotifyCallback, onDelivery);

void release(void *memory, const void *caller)
{
    if (qtCore.contains(caller))
        __tsan_release(&threadsThatEnded);
    std::free(memory);
}

} // namespace

void *operator new(std::size_t size)
{
    void *const memory = std::malloc(size ? size : 1);
    if (!memory)
        throw std::bad_alloc();
    if (qtCore.contains(__builtin_return_address(0)))
        __tsan_release(memory);
    return memory;
}

void operator delete(void *memory) noexcept
{
    release(memory, __builtin_return_address(0));
}

void operator delete(void *memory, std::size_t) noexcept
{
    release(memory, __builtin_return_address(0));
}

bool QThread::wait(QDeadlineTimer deadline)
{
    using Wait = bool (*)(QThread *, QDeadlineTimer);
    static const auto original =
        reinterpret_cast<Wait>(dlsym(RTLD_NEXT, "_ZN7QThread4waitE14QDeadlineTimer"));
    const bool ended = original(this, deadline);
    if (ended)
        __tsan_acquire(&threadsThatEnded);
    return ended;
}
