# Progress in plain words, for the commands in this folder: sourced, not run.

log_name() { tr -cs '[:alnum:]\n' - <<<"${1,,}.log" | sed 's/-log$/.log/'; }

# step "Building the programs" command…: runs it quietly, says how long it took, shows the end of its output when it fails.
step() {
  local -r what=$1 log=build/log/$(log_name "$1")
  local from=$EPOCHREALTIME status=0 watcher=
  shift
  mkdir -p build/log
  : >"$log"
  if [[ -t 1 ]]; then
    watch_log "$what" "$log" &
    watcher=$!
  fi
  "$@" >"$log" 2>&1 || status=$?
  if [[ -n $watcher ]]; then
    kill "$watcher" && wait "$watcher" || true
    printf '\r\033[K'
  fi
  printf '%-52s %7.1f s\n' "$what" "$(awk -v a="$from" -v b="$EPOCHREALTIME" 'BEGIN { print b - a }')"
  ((status == 0)) || {
    echo "$what failed. The end of $log:"
    tail -n "${CARMEN_LOG_LINES:-40}" "$log" | sed 's/^/  /'
  } >&2
  return $status
}

# Shows how far ninja says it is.
watch_log() {
  while sleep 0.3; do
    printf '\r\033[K%s… %s' "$1" "$(grep -o '^\[[0-9]*/[0-9]*\]' "$2" | tail -n 1)"
  done
}
