#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs inside the guest, on the machine's own files (read-only): real usbfs, udevd and usblp under the shipped
# programs. Prints "ok NAME" or "not ok NAME: WHY" for each sentence.
set -u
bin=$1 rules=$2 tools=$3 kernel=$4
export HOME=/tmp LD_LIBRARY_PATH=$tools/lib/x86_64-linux-gnu:$tools/usr/lib/x86_64-linux-gnu
admin=$bin/custody-admin
for module in vhci-hcd usblp; do
    (exec -a modprobe "$tools/bin/kmod" -d "$tools" -S "$kernel" "$module")
done
mkdir -p /run/udev/rules.d
cp "$rules" "$tools/lib/udev/rules.d/50-udev-default.rules" /run/udev/rules.d/
bash -c "exec -a systemd-udevd $tools/bin/udevadm --daemon" 2>/dev/null

station() { setpriv --reuid 65534 --regid 65534 --groups "$(getent group plugdev | cut -d: -f3)" "$@"; }
nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
check() { if eval "$2" >/tmp/said 2>&1; then echo "ok $1"; else echo "not ok $1: $(tail -c 300 /tmp/said | tr '\n' ' ')"; fi; }
until_true() { local i; for i in $(seq 150); do eval "$1" >/dev/null 2>&1 && return 0; sleep 0.1; done; eval "$1"; }

mkfifo /tmp/hand
"$bin/usb_vhci" 0 </tmp/hand >/tmp/labels &
exec 7>/tmp/hand
tell() { echo "$1" >&7; sleep 0.2; }
printed() { echo count >&7; sleep 0.2; tail -1 /tmp/labels; }

check a_plugged_printer_is_bound_by_the_kernel "until_true 'ls -d /sys/bus/usb/drivers/usblp/*:*'"
check the_rule_gives_the_node_to_the_group "until_true '[ \"\$(stat -c %G:%a /dev/bus/usb/001/002)\" = plugdev:660 ]'"
check the_station_sees_it_ready "station $admin devices list --json | tee /tmp/row | grep -q '\"state\":\"ready\"'"
check it_knows_the_firmware "grep -q V84.20.11Z /tmp/row"
check nobody_else_may_use_it "nobody $admin devices list --json | grep -q '\"state\":\"no permission\"'"
check it_prints "station $admin devices test 1-1 --json | grep -q '\"test\":\"printed\"'"
check one_label_came_out "[ \"\$(printed)\" = 1 ]"
check the_kernels_driver_is_back "until_true 'ls -d /sys/bus/usb/drivers/usblp/*:*'"
tell out
check out_of_labels_is_said "station $admin devices test 1-1 2>&1 | grep -q 'Load a roll'"
tell roll
check it_prints_after_a_new_roll "station $admin devices test 1-1 --json | grep -q '\"test\":\"printed\"'"
check nothing_came_out_twice "[ \"\$(printed)\" = 2 ]"

# One that holds it, and is killed.
echo 'import fcntl,os,struct,sys,time
f=os.open("/dev/bus/usb/001/002",os.O_RDWR)
fcntl.ioctl(f,0x8108551b,struct.pack("<II256s",0,0,b""))
print("held",flush=True)
time.sleep(600)' >/tmp/hold.py
python3 /tmp/hold.py >/tmp/held 2>&1 &
holder=$!
until_true 'grep -q held /tmp/held'
check another_program_is_told_of "station $admin devices list --json | grep -q '\"state\":\"in use\"'"
kill -9 $holder
check a_killed_one_leaves_it_usable "until_true \"station $admin devices test 1-1 --json | grep -q printed\""
tell unplug
check an_unplugged_one_is_gone "until_true \"station $admin devices list --json | grep -q '\\\"devices\\\":\\[\\]'\""
echo done
