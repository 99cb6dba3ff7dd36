// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Several test files in one program: each registers itself under its file's name (test_life.cpp is "life"),
// and the first argument says which of them runs, as if it were a program of its own. Included before the
// test files, of which QTEST_MAIN and its like then make no main().

#include <QTest>
// What moc's files include must stand outside of the namespace that they are included in.
#if __has_include(<QtCore/qtmochelpers.h>)
#include <QtCore/qtmochelpers.h>
#include <QtCore/qxptype_traits.h>
#endif

namespace custody::test {

using Main = int (*)(int, char**);

struct OneOfMany {
    OneOfMany(const char* file, Main main);
};

} // namespace custody::test

#undef QTEST_MAIN_WRAPPER
#define QTEST_MAIN_WRAPPER(TestObject, ...)                                                                  \
    static int runThisTest([[maybe_unused]] int argc, [[maybe_unused]] char* argv[])                         \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
        TestObject tc;                                                                                       \
        QTEST_SET_MAIN_SOURCE_PATH                                                                           \
        return QTest::qExec(&tc, argc, argv);                                                                \
    }                                                                                                        \
    static const ::custody::test::OneOfMany thisTest(__FILE__, runThisTest);
