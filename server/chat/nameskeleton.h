// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>
#include <memory>

struct USpoofChecker;

namespace Parlor {

/// Finds names that look alike: two names that share a key would be taken for one another. Letter case, white
/// space and what is drawn as nothing make no difference; look-alike letters are those of Unicode Technical
/// Standard 39, section 4. Holds ICU's tables: make one and keep it. One thread.
class NameSkeleton final
{
    Q_DISABLE_COPY_MOVE(NameSkeleton)

public:
    NameSkeleton();
    ~NameSkeleton();

    /// One or two keys; two where the letter case changes what a letter looks like ("Iris" looks like "lris"
    /// and is also "iris").
    QStringList keys(QStringView name) const;

private:
    struct Close
    {
        void operator()(USpoofChecker *checker) const;
    };
    QString skeleton(const QString &text) const;

    std::unique_ptr<USpoofChecker, Close> m_checker;
};

} // namespace Parlor
