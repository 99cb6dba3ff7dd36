// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A camera that the kernel says another program has: umockdev shows it to OpenCV and to us.

#include <QTest>

#include <cerrno>
#include <cstring>

#include <linux/videodev2.h>
#include <umockdev.h>

#include "drivers/cameras/video_camera.h"
#include "tests/support/usb_models/mock_bus.h"

using namespace custody;

namespace {

// It says what it is, and refuses all else with this.
class MockCamera {
public:
    explicit MockCamera(int refusal)
        : m_refusal(refusal)
    {
        g_signal_connect(m_kernel, "handle-ioctl", G_CALLBACK(answer), this);
        umockdev_testbed_attach_ioctl(m_bed, "/dev/video0", m_kernel, nullptr);
        umockdev_testbed_add_from_string(m_bed,
            "P: /devices/platform/camera/video4linux/video0\nN: video0\nE: SUBSYSTEM=video4linux\n"
            "E: DEVNAME=/dev/video0\n",
            nullptr);
    }
    ~MockCamera()
    {
        umockdev_testbed_detach_ioctl(m_bed, "/dev/video0", nullptr);
        g_object_unref(m_kernel);
        g_object_unref(m_bed);
    }
    MockCamera(const MockCamera&) = delete;
    MockCamera& operator=(const MockCamera&) = delete;

private:
    static gboolean answer(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self)
    {
        if (umockdev_ioctl_client_get_request(client) != VIDIOC_QUERYCAP) {
            umockdev_ioctl_client_complete(client, -1, static_cast<MockCamera*>(self)->m_refusal);
            return TRUE;
        }
        v4l2_capability camera{};
        camera.capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        auto* const told =
            umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0, sizeof camera, nullptr);
        umockdev_ioctl_data_update(told, 0, reinterpret_cast<guint8*>(&camera), sizeof camera);
        umockdev_ioctl_data_unref(told);
        umockdev_ioctl_client_complete(client, 0, 0);
        return TRUE;
    }

    int m_refusal;
    UMockdevTestbed* m_bed = umockdev_testbed_new();
    UMockdevIoctlBase* m_kernel = umockdev_ioctl_base_new();
};

} // namespace

class HeldCameraTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCameraThatAnotherProgramHasIsBusyAndNotMissing()
    {
        const MockCamera kernel(EBUSY);

        const auto camera = cameras::openVideo({"/dev/video0"});

        QVERIFY(!camera);
        QCOMPARE(int(camera.error().fault), int(Fault::Busy));
        QCOMPARE(camera.error().what, std::string("The camera is in use by another program."));
    }

    void aBrokenCameraIsNotSaidToBeBusy()
    {
        const MockCamera kernel(EIO);

        const auto camera = cameras::openVideo({"/dev/video0"});

        QVERIFY(!camera);
        QCOMPARE(int(camera.error().fault), int(Fault::Device));
    }
};

CUSTODY_USB_MAIN(HeldCameraTest)
#include "test_held_camera.moc"
