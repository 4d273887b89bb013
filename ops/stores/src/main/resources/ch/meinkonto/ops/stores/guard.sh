# Runs a program that knows nothing of its parent, and stops it when the parent is gone: the parent holds the other end of
# the pipe that is our standard input. SIGINT is PostgreSQL's "fast shutdown".

# When a process began, in ticks since the system did; nothing where the system does not say. Process ids are given again:
# where we were killed the watcher lives on, and what it stops then has to be what we started.
begin() {
  cut -d ')' -f 2- "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 21
}
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
began=$(begin "$child")
( while read -r _ <&3; do :; done; [ "$(begin "$child")" = "$began" ] && kill -INT "$child" ) 2>/dev/null &
watcher=$!
exec 3<&-
trap 'kill -INT "$child" 2>/dev/null' TERM INT HUP
wait "$child"
code=$?
# A trapped signal ends the wait before the child has ended.
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  code=$?
done
kill "$watcher" 2>/dev/null
exit "$code"
