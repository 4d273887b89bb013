# Runs a program that knows nothing of its parent, and stops it when the parent is gone: the parent holds the other end of
# the pipe that is our standard input. SIGINT is PostgreSQL's "fast shutdown".
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
( while read -r _ <&3; do :; done; kill -INT "$child" ) 2>/dev/null &
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
