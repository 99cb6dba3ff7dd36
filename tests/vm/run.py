#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The shipped programs on a real kernel: boots Debian's own in QEMU with this machine's files (read-only), plugs a
device model into its virtual host controller, and runs guest.sh. Exit code 77: this machine cannot, and why.

    run.py FOLDER BIN     FOLDER keeps the kernel between runs; BIN holds the programs
"""
import glob
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MODULES = ["virtio", "virtio_ring", "virtio_pci_modern_dev", "virtio_pci_legacy_dev", "virtio_pci", "netfs", "fscache",
           "9pnet", "9pnet_virtio", "9p"]
INIT = """#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /host
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
/bin/busybox mount -t devtmpfs dev /dev
for m in {modules}; do [ -e /m/$m.ko ] && /bin/busybox insmod /m/$m.ko; done
/bin/busybox mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144,cache=loose host /host || echo "no files"
for d in proc sys dev; do /bin/busybox mount -o bind /$d /host/$d; done
for d in run tmp root mnt; do /bin/busybox mount -t tmpfs tmpfs /host/$d; done
/bin/busybox chmod 1777 /host/tmp
/bin/busybox ip link set lo up
/bin/busybox chroot /host /bin/bash {here}/guest.sh {bin} {rules} {tools} {kernel}
/bin/busybox poweroff -f
"""


def skip(why):
    print("skipped: " + why)
    sys.exit(77)


def fetched(folder):
    """Kernel, busybox, udev and kmod, unpacked and not installed; the kernel's version."""
    tools = os.path.join(folder, "root")
    if not glob.glob(tools + "/boot/vmlinuz-*"):
        listed = subprocess.run(["apt-cache", "depends", "linux-image-amd64"], capture_output=True, text=True, check=False)
        names = [w for w in listed.stdout.split() if w.startswith("linux-image-") and w[12].isdigit()]
        if not names:
            skip("no kernel package is known here; run apt-get update")
        debs = os.path.join(folder, "debs")
        os.makedirs(debs, exist_ok=True)
        got = subprocess.run(["apt-get", "download", "-q", names[0], "busybox-static", "udev", "kmod", "libkmod2"],
                             cwd=debs, capture_output=True, text=True, check=False)
        if got.returncode:
            skip("the kernel package cannot be had: " + got.stderr.strip().splitlines()[-1])
        for deb in glob.glob(debs + "/*.deb"):
            subprocess.run(["dpkg", "-x", deb, tools], check=True)
        shutil.rmtree(debs)
    kernel = os.path.basename(glob.glob(tools + "/boot/vmlinuz-*")[0])[len("vmlinuz-"):]
    if not os.path.exists(f"{tools}/lib/modules/{kernel}/modules.dep"):
        libraries = dict(os.environ, LD_LIBRARY_PATH=tools + "/lib/x86_64-linux-gnu:" + tools + "/usr/lib/x86_64-linux-gnu")
        subprocess.run(["depmod", "-b", tools, kernel], executable=tools + "/bin/kmod", env=libraries, check=True)
    return tools, kernel


def initramfs(folder, tools, kernel, binaries):
    tree = os.path.join(folder, "initramfs")
    shutil.rmtree(tree, ignore_errors=True)
    os.makedirs(tree + "/bin")
    os.makedirs(tree + "/m")
    shutil.copy(tools + "/bin/busybox", tree + "/bin/busybox")
    for name in MODULES:
        found = glob.glob(f"{tools}/lib/modules/{kernel}/kernel/**/{name.replace('_', '[_-]')}.ko", recursive=True)
        if found:
            shutil.copy(found[0], f"{tree}/m/{name}.ko")
    with open(tree + "/init", "w", encoding="ascii") as init:
        init.write(INIT.format(modules=" ".join(MODULES), here=HERE, bin=binaries, tools=tools, kernel=kernel,
                               rules=ROOT + "/packaging/udev/70-custody-station.rules"))
    os.chmod(tree + "/init", 0o755)
    out = os.path.join(folder, "initramfs.gz")
    subprocess.run(f"find . | {tools}/bin/busybox cpio -o -H newc 2>/dev/null | gzip -1 >{out}", cwd=tree, shell=True,
                   check=True)
    return out


def main():
    folder, binaries = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    if not shutil.which("qemu-system-x86_64"):
        skip("qemu-system-x86_64 is missing (apt-get install qemu-system-x86)")
    os.makedirs(folder, exist_ok=True)
    tools, kernel = fetched(folder)
    ran = subprocess.run(
        ["timeout", "-k", "5", "280", "qemu-system-x86_64", "-machine", "q35", "-accel", "kvm", "-accel", "tcg", "-cpu",
         "max", "-m", "768", "-smp", "2", "-nographic", "-no-reboot", "-nodefaults", "-serial", "stdio", "-kernel",
         f"{tools}/boot/vmlinuz-{kernel}", "-initrd", initramfs(folder, tools, kernel, binaries), "-append",
         "console=ttyS0 quiet panic=-1", "-virtfs",
         "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False)
    lines = [line.strip("\r") for line in ran.stdout.splitlines()]
    told = [line for line in lines if line.startswith(("ok ", "not ok "))]
    print("\n".join(told))
    failed = [line for line in told if line.startswith("not ok")]
    if "done" not in lines:
        print("the guest did not finish:\n" + "\n".join(lines[-30:]) + ran.stderr[-2000:])
    return 1 if failed or "done" not in lines else 0


if __name__ == "__main__":
    sys.exit(main())
