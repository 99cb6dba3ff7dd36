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
MODULES = ["virtio_pci", "9pnet_virtio", "9p"]  # and what they need
PATIENCE = 1200  # seconds; a busy machine emulates slowly
INIT = """#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /host
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
/bin/busybox mount -t devtmpfs dev /dev
for m in {modules}; do /bin/busybox insmod /m/$m; done
/bin/busybox mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144,cache=loose host /host || echo "no files"
for d in proc sys dev; do /bin/busybox mount -o bind /$d /host/$d; done
for d in run tmp root mnt; do /bin/busybox mount -t tmpfs tmpfs /host/$d; done
/bin/busybox chmod 1777 /host/tmp
/bin/busybox ip link set lo up
/bin/busybox chroot /host /bin/bash {here}/guest.sh {bin} {packaging} {tools} {kernel}
/bin/busybox poweroff -f
"""


def skip(why):
    print("skipped: " + why)
    sys.exit(77)


def fetched(folder):
    """Kernel, busybox, udev and kmod, unpacked and not installed; the kernel's version."""
    tools = os.path.join(folder, "root")
    if not glob.glob(tools + "/boot/vmlinuz-*"):
        if not shutil.which("apt-get") or not shutil.which("dpkg"):
            skip("the kernel package cannot be had: this machine has no apt-get and dpkg")
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


def modules_in_order(tools, kernel):
    """Paths of MODULES and all they need, each after its own needs."""
    needs = {}
    with open(f"{tools}/lib/modules/{kernel}/modules.dep", encoding="ascii") as table:
        for line in table:
            path, rest = line.rstrip("\n").split(":")
            needs[os.path.basename(path).removesuffix(".ko").replace("-", "_")] = (path, rest.split())
    ordered = []

    def add(path):
        name = os.path.basename(path).removesuffix(".ko").replace("-", "_")
        for need in needs[name][1]:
            add(need)
        if path not in ordered:
            ordered.append(path)

    for name in MODULES:
        if name in needs:  # else it is built in
            add(needs[name][0])
    return ordered


def initramfs(folder, tools, kernel, binaries):
    tree = os.path.join(folder, "initramfs")
    shutil.rmtree(tree, ignore_errors=True)
    os.makedirs(tree + "/bin")
    os.makedirs(tree + "/m")
    shutil.copy(tools + "/bin/busybox", tree + "/bin/busybox")
    modules = modules_in_order(tools, kernel)
    for path in modules:
        shutil.copy(f"{tools}/lib/modules/{kernel}/{path}", tree + "/m")
    with open(tree + "/init", "w", encoding="ascii") as init:
        init.write(INIT.format(modules=" ".join(map(os.path.basename, modules)), here=HERE, bin=binaries, tools=tools, kernel=kernel,
                               packaging=ROOT + "/packaging"))
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
    # Emulated: /dev/kvm of a machine that is itself a guest may be there and hang. CUSTODY_VM_ACCEL=kvm where it works.
    accelerator = os.environ.get("CUSTODY_VM_ACCEL", "tcg")
    command = [
        "timeout", "-k", "5", str(PATIENCE), "qemu-system-x86_64", "-machine", "q35", "-accel", accelerator, "-cpu",
        "max", "-m", "768", "-smp", "2", "-nographic", "-no-reboot", "-nodefaults", "-serial", "stdio", "-kernel",
        f"{tools}/boot/vmlinuz-{kernel}", "-initrd", initramfs(folder, tools, kernel, binaries), "-append",
        "console=ttyS0 quiet panic=-1", "-virtfs",
        "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap"]
    lines, told = [], []
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace") as guest:
        for line in guest.stdout:
            lines.append(line.strip("\r\n"))
            if lines[-1].startswith(("ok ", "not ok ")):
                told.append(lines[-1])
                print(lines[-1], flush=True)
    if "done" not in lines:
        print("the guest did not finish:\n" + "\n".join(lines[-30:]))
    return 1 if "done" not in lines or any(line.startswith("not ok") for line in told) else 0


if __name__ == "__main__":
    sys.exit(main())
