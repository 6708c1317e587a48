// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <memory>
#include <vector>

namespace Parlor {

/// Owns objects by an id that is never used again, and finds them as fast as an array: the lower bits of an
/// id are a place in the array, the upper ones count up. A value, any thread.
template <typename T>
class SlotMap final
{
public:
    /// The id that the next insert() will give.
    quint64 nextId() const
    {
        const quint64 slot = m_free.empty() ? m_slots.size() : m_free.back();
        return (m_serial + 1) << SlotBits | slot;
    }
    quint64 insert(std::unique_ptr<T> object)
    {
        const quint64 id = nextId();
        ++m_serial;
        ++m_count;
        if (m_free.empty())
            m_slots.emplace_back();
        else
            m_free.pop_back();
        m_slots[slotOf(id)] = {id, std::move(object)};
        return id;
    }
    T *find(quint64 id) const
    {
        const size_t slot = slotOf(id);
        return slot < m_slots.size() && m_slots[slot].id == id ? m_slots[slot].object.get() : nullptr;
    }
    std::unique_ptr<T> take(quint64 id)
    {
        if (!find(id))
            return nullptr;
        const size_t slot = slotOf(id);
        m_slots[slot].id = 0;
        m_free.push_back(slot);
        --m_count;
        return std::move(m_slots[slot].object);
    }
    qsizetype size() const { return m_count; }

    /// Calls @p function with every object that was there at the start. It may insert, but not take.
    template <typename Function>
    void forEach(Function function) const
    {
        for (size_t i = 0, end = m_slots.size(); i < end; ++i) {
            if (T *object = m_slots[i].object.get())
                function(*object);
        }
    }

private:
    static constexpr int SlotBits = 24;
    static size_t slotOf(quint64 id) { return size_t(id & ((quint64(1) << SlotBits) - 1)); }

    struct Slot
    {
        quint64 id = 0;
        std::unique_ptr<T> object;
    };
    std::vector<Slot> m_slots;
    std::vector<quint64> m_free;
    quint64 m_serial = 0;
    qsizetype m_count = 0;
};

} // namespace Parlor
