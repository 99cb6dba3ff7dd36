// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <fstream>

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "app/store/disk.h"
#include "app/store/evidence.h"
#include "tests/support/demo_store.h"

using namespace custody;
using namespace custody::store;
using namespace custody::test;
namespace fs = std::filesystem;

namespace {

// A /sys of our own: devices as folders, `dev/block/8:1` as links to them.
struct Sysfs {
    QTemporaryDir folder;
    fs::path root = folder.path().toStdString();

    fs::path device(const std::string& name, const std::string& uuid = {})
    {
        const auto path = root / "devices" / name;
        fs::create_directories(path / "dm");
        if (!uuid.empty())
            std::ofstream(path / "dm" / "uuid") << uuid << "\n";
        return path;
    }
    fs::path partition(const std::string& disk, const std::string& name)
    {
        const auto path = root / "devices" / disk / name;
        fs::create_directories(path);
        std::ofstream(path / "partition") << "1\n";
        return path;
    }
    void number(const std::string& name, const fs::path& device)
    {
        fs::create_directories(root / "dev" / "block");
        fs::create_directory_symlink(device, root / "dev" / "block" / name);
    }
    static void on(const fs::path& upper, const fs::path& lower)
    {
        fs::create_directories(upper / "slaves");
        fs::create_directory_symlink(lower, upper / "slaves" / lower.filename());
    }
};

} // namespace

class DiskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plainPartitionIsPlain()
    {
        Sysfs sys;
        sys.device("sda");
        sys.number("8:1", sys.partition("sda", "sda1"));

        QCOMPARE(protectionOf(8, 1, sys.root), DiskProtection::Plain);
    }

    void volumeOnALuksMappingIsLuks()
    {
        Sysfs sys;
        const auto volume = sys.device("dm-1", "LVM-abc");
        const auto mapping = sys.device("dm-0", "CRYPT-LUKS2-0123-cryptroot");
        sys.device("sda");
        Sysfs::on(volume, mapping);
        Sysfs::on(mapping, sys.partition("sda", "sda2"));
        sys.number("253:1", volume);

        QCOMPARE(protectionOf(253, 1, sys.root), DiskProtection::Luks);
    }

    void partitionOfAnEncryptedArrayIsLuks()
    {
        Sysfs sys;
        Sysfs::on(sys.device("md0"), sys.device("dm-0", "CRYPT-LUKS1-0123-a"));
        sys.number("259:1", sys.partition("md0", "md0p1"));

        QCOMPARE(protectionOf(259, 1, sys.root), DiskProtection::Luks);
    }

    void mirrorWithOnePlainHalfIsPlain()
    {
        Sysfs sys;
        const auto mirror = sys.device("md0");
        Sysfs::on(mirror, sys.device("dm-0", "CRYPT-LUKS2-0123-a"));
        Sysfs::on(mirror, sys.device("sdb"));
        sys.number("9:0", mirror);

        QCOMPARE(protectionOf(9, 0, sys.root), DiskProtection::Plain);
    }

    void mappingThatOnlyLooksEncryptedIsPlain()
    {
        Sysfs sys;
        sys.number("253:0", sys.device("dm-0", "LVM-CRYPT-LUKS2"));

        QCOMPARE(protectionOf(253, 0, sys.root), DiskProtection::Plain);
    }

    void loopOfMappingsEnds()
    {
        Sysfs sys;
        const auto a = sys.device("dm-0"), b = sys.device("dm-1");
        Sysfs::on(a, b);
        Sysfs::on(b, a);
        sys.number("253:0", a);

        QCOMPARE(protectionOf(253, 0, sys.root), DiskProtection::Plain);
    }

    void fileSystemOfNoBlockDeviceIsUnknown()
    {
        Sysfs sys;

        QCOMPARE(protectionOf(0, 42, sys.root), DiskProtection::Unknown);
    }

    void itIsRecordedOnceABootAndAtEachChange()
    {
        DemoStore demo;
        struct stat about { };
        QCOMPARE(::stat(demo.folder().c_str(), &about), 0);
        const auto number = std::to_string(major(about.st_dev)) + ":" + std::to_string(minor(about.st_dev));
        Sysfs plain, luks;
        plain.number(number, plain.device("sda"));
        luks.number(number, luks.device("dm-0", "CRYPT-LUKS2-0123-root"));
        const auto size = demo.laneOf(std::nullopt).size;

        must(noteDisk(*demo, plain.root));
        must(noteDisk(*demo, plain.root));
        demo.reopen();
        must(noteDisk(*demo, plain.root));
        QCOMPARE(demo.laneOf(std::nullopt).size, size + 1);
        must(noteDisk(*demo, luks.root));

        const auto spine = demo.laneOf(std::nullopt);
        QCOMPARE(spine.size, size + 2);
        QCOMPARE(must(openEvent(*demo, spine, size, stationSubject())).text("disk"), std::string("plain"));
        QCOMPARE(must(openEvent(*demo, spine, size + 1, stationSubject())).text("disk"), std::string("luks"));
        // The machine started again: another boot id than the one kept.
        must(demo->setMeta("disk", view("another boot luks")));
        must(noteDisk(*demo, luks.root));
        QCOMPARE(demo.laneOf(std::nullopt).size, size + 3);
    }
};

QTEST_GUILESS_MAIN(DiskTest)
#include "test_disk.moc"
