#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs inside the guest, on the machine's own files (read-only): real usbfs, udevd, usblp and usbhid under the
# shipped programs. Prints "ok NAME" or "not ok NAME: WHY" for each sentence.
set -u
echo # what the machine said before may stand on this line
bin=$1 packaging=$2 tools=$3 kernel=$4
export HOME=/tmp LD_LIBRARY_PATH=$tools/lib/x86_64-linux-gnu:$tools/usr/lib/x86_64-linux-gnu
export QT_QPA_PLATFORM=offscreen
admin=$bin/custody-admin

load() { (exec -a modprobe "$tools/bin/kmod" -d "$tools" -S "$kernel" "$@"); }
for module in vhci-hcd usblp hid-generic usbhid evdev; do
    load -C /var/empty "$module" || echo "no module $module"
done
mkdir -p /run/udev/rules.d
cp "$packaging/udev/70-custody-station.rules" "$tools/lib/udev/rules.d/50-udev-default.rules" /run/udev/rules.d/
bash -c "exec -a systemd-udevd $tools/bin/udevadm --daemon" 2>/dev/null

# The station's user sits in the group that the rule names; nobody sits nowhere. Both are one uid, so that the
# group alone makes the difference.
group=$(getent group plugdev | cut -d: -f3)
station() { setpriv --reuid 65534 --regid 65534 --groups "$group" "$@"; }
as_station() { exec setpriv --reuid 65534 --regid 65534 --groups "$group" "$@"; } # in the background: $! is it
nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }

check() { if eval "$2" >/tmp/said 2>&1; then echo "ok $1"; else echo "not ok $1: $(tail -c 400 /tmp/said | tr '\n' ' ')"; fi; }
until_true() { local i; for ((i = 0; i < 300; ++i)); do eval "$1" >/dev/null 2>&1 && return 0; sleep 0.1; done; eval "$1"; }
says() { grep -q -- "$1" "$2"; }

# plug NAME VHCI_PORT KIND, tell NAME COMMAND: a model, its orders and its answers.
declare -A hand model
plug() {
    rm -f "/tmp/$1.hand"
    mkfifo "/tmp/$1.hand"
    "$bin/usb_vhci" "$2" "$3" <"/tmp/$1.hand" >"/tmp/$1.answers" 2>&1 &
    model[$1]=$!
    exec {fd}>"/tmp/$1.hand"
    hand[$1]=$fd
}
tell() {
    local before
    before=$(wc -l <"/tmp/$1.answers")
    echo "$2" >&"${hand[$1]}"
    until_true "[ \$(wc -l <'/tmp/$1.answers') -gt $before ]"
    tail -1 "/tmp/$1.answers"
}
pull() { echo unplug >&"${hand[$1]}"; wait "${model[$1]}"; }

node() { echo "/dev/bus/usb/001/$(printf %03d "$(cat "/sys/bus/usb/devices/$1/devnum")")"; }
bound() { basename "$(readlink "/sys/bus/usb/devices/$1:1.0/driver")"; }
given() { [ "$(stat -c %G:%a "$(node "$1")")" = plugdev:660 ]; }
# Of the device in port 1-2; the machine has an old keyboard of its own.
keyboards() { find /sys/bus/usb/devices/1-2/ -path '*/input/input*/event*' -prune 2>/dev/null | wc -l; }

# hold NAME SOURCE: the station's own driver at the reader, until let_go NAME.
declare -A holder leash
hold() {
    rm -f "/tmp/$1.leash"
    mkfifo "/tmp/$1.leash"
    as_station "$bin/usb_hold" "$2" <"/tmp/$1.leash" >"/tmp/$1.said" 2>&1 &
    holder[$1]=$!
    exec {fd}>"/tmp/$1.leash"
    leash[$1]=$fd
}
let_go() { local fd=${leash[$1]}; exec {fd}>&-; wait "${holder[$1]}"; }
cards() { grep -c card "/tmp/$1.said"; }

# Everything that reaches the kernel's input devices from now on, in bytes.
listen() {
    rm -f /tmp/leak /tmp/listener
    touch /tmp/leak
    python3 -c 'import glob,os,select,sys,time
known={}
out=open("/tmp/leak","ab",0)
while True:
    for name in glob.glob("/dev/input/event*"):
        if name not in known:
            try: known[name]=os.open(name,os.O_RDONLY|os.O_NONBLOCK)
            except OSError: pass
    ready,_,_=select.select(list(known.values()),[],[],0.05)
    for name,fd in list(known.items()):
        if fd in ready:
            try: out.write(os.read(fd,4096))
            except OSError: known.pop(name)
    print("listening",flush=True)' >/tmp/listener 2>&1 &
    listener=$!
    until_true 'says listening /tmp/listener' # a key that comes sooner is the console's alone
}
leaked() { [ -s /tmp/leak ]; }

# --- a printer
plug printer 0 zebra
check a_plugged_printer_is_bound_by_the_kernel "until_true '[ \$(bound 1-1) = usblp ]'"
check the_rule_gives_the_node_to_the_group "until_true 'given 1-1'"
check the_station_sees_it_ready "station $admin devices list --json | tee /tmp/row | grep -q '\"state\":\"ready\"'"
check it_knows_the_firmware "says V84.20.11Z /tmp/row"
check nobody_else_may_use_it "nobody $admin devices list --json | grep -q '\"state\":\"no permission\"'"
check nobody_else_prints "! nobody $admin devices test 1-1 && [ \$(tell printer count) = 0 ]"
check it_prints "station $admin devices test 1-1 --json | grep -q '\"test\":\"printed\"'"
check one_label_came_out "[ \"\$(tell printer count)\" = 1 ]"
check the_kernels_driver_is_back "until_true '[ \$(bound 1-1) = usblp ]'"
tell printer out >/dev/null
check out_of_labels_is_said "station $admin devices test 1-1 2>&1 | grep -q 'Load a roll'"
tell printer roll >/dev/null
check it_prints_after_a_new_roll "station $admin devices test 1-1 --json | grep -q '\"test\":\"printed\"'"
check nothing_came_out_twice "[ \"\$(tell printer count)\" = 2 ]"

# --- a reader that types, beside the printer
plug reader 1 typing
check a_reader_that_types_is_a_keyboard_at_first "until_true '[ \$(bound 1-2) = usbhid ] && [ \$(keyboards) -ge 1 ]'"
check the_rule_gives_the_reader_too "until_true 'given 1-2'"
listen
tell reader 4711 >/dev/null
check unclaimed_its_keys_reach_the_desk "until_true leaked || { cat /tmp/listener; ls /dev/input; false; }" # so that the silence below means something
kill "$listener"
hold first 1-2
check the_station_takes_it "until_true 'says held /tmp/first.said'"
check the_kernels_driver_has_gone "[ \$(bound 1-2) = usbfs ] && [ \$(keyboards) = 0 ]"
listen
tell reader 0012345678 >/dev/null
check a_swipe_comes_to_the_station "until_true '[ \$(cards first) = 1 ]'"
check no_keystroke_reaches_an_input_device "! leaked && [ \$(keyboards) = 0 ]"
check its_number_is_in_no_word_of_it "! says 12345678 /tmp/first.said"
hold second 1-2
check a_second_program_is_told_it_is_in_use "until_true 'says \"in use by another program\" /tmp/second.said'"
tell reader 0012345678 >/dev/null
check the_first_one_still_has_it "until_true '[ \$(cards first) = 2 ]'"
check it_prints_while_the_reader_is_held "station $admin devices test 1-1 --json | grep -q '\"test\":\"printed\"'"
tell reader 0012345678 >/dev/null
check and_no_card_was_lost_meanwhile "until_true '[ \$(cards first) = 3 ]'"
kill -9 "${holder[first]}"
until_true "! kill -0 ${holder[first]}"
tell reader 0012345678 >/dev/null
check killed_it_leaves_no_keyboard_behind "[ \$(keyboards) = 0 ] && ! leaked"
hold again 1-2
check started_again_it_takes_the_reader "until_true 'says held /tmp/again.said'"
tell reader 0012345678 >/dev/null
check and_reads_on "until_true '[ \$(cards again) -ge 1 ]'"
check nothing_leaked_all_the_while "! leaked"
pull reader
check a_reader_pulled_out_is_said_so "until_true 'says unplugged /tmp/again.said'"
kill "$listener"

# --- the quirk file: no keyboard from the first instant
plug quiet 1 typing
until_true '[ "$(bound 1-2)" = usbhid ]'
pull quiet
(exec -a rmmod "$tools/bin/kmod" usbhid) # it may be none of this machine's own programs
load -C "$packaging/modprobe" usbhid
listen
plug quirk 1 typing
check the_shipped_quirk_file_is_in_force "says 0x0801:0x0001:0x0004 /sys/module/usbhid/parameters/quirks"
check the_reader_is_there "until_true 'given 1-2'"
tell quirk 4711 >/dev/null
check with_the_quirk_file_it_is_never_a_keyboard "[ ! -e /sys/bus/usb/devices/1-2:1.0/driver ] && [ \$(keyboards) = 0 ] && ! leaked"
hold quirked 1-2
check and_the_station_reads_it "until_true 'says held /tmp/quirked.said'; tell quirk 0012345678 && until_true '[ \$(cards quirked) -ge 1 ]'"
let_go quirked
kill "$listener"
pull quirk

# --- a contactless reader, and the whole bench
plug contactless 1 ccid
check a_smart_card_reader_is_given_by_its_class "until_true 'given 1-2'"
check it_beeps_when_tested "station $admin devices test 1-2 --json | grep -q beeped"
cat >/tmp/bench.toml <<'TOML'
[printer]
source = "1-1"
[badge_reader]
source = "1-2"
[camera]
source = "none"
TOML
cat >/tmp/day.jsonl <<'DAY'
{"do":"session.login","badge":"123/45678","pin":"2580"}
{"do":"device.test","device":"printer"}
{"do":"show","devices":true}
DAY
before=$(tell printer count)
check the_whole_bench_prints "station $bin/custody-station --demo --data /tmp/day --config /tmp/bench.toml --script /tmp/day.jsonl >/tmp/day.said && says '\"printed\":\"printed\"' /tmp/day.said"
check its_label_came_out_once "[ \$(tell printer count) = \$((before + 1)) ]"
check its_page_shows_both "tail -1 /tmp/day.said | grep -q V84.20.11Z"
as_station "$bin/custody-station" --demo --data /tmp/day --config /tmp/bench.toml >/tmp/bench.said 2>&1 &
bench=$!
check a_running_bench_holds_printer_and_reader "until_true '[ \$(bound 1-1) = usbfs ] && [ \$(bound 1-2) = usbfs ]'"
check another_program_is_told_of "station $admin devices list --json | grep -q '\"state\":\"in use\"'"
check another_program_cannot_print "! station $admin devices test 1-1 && [ \$(tell printer count) = $((before + 1)) ]"
kill -9 "$bench"
until_true "! kill -0 $bench"
check a_killed_bench_leaves_the_printer_usable "until_true \"station $admin devices test 1-1 --json | grep -q printed\""
check a_killed_bench_starts_again "station $bin/custody-station --demo --data /tmp/day --config /tmp/bench.toml --script /tmp/day.jsonl | grep -q '\"printed\":\"printed\"'"
pull contactless
pull printer
check all_gone_is_an_empty_list "until_true \"station $admin devices list --json | grep -q '\\\"devices\\\":\\[\\]'\""
echo done
