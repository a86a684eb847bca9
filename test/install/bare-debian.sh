#!/usr/bin/env bash
# README.md in a bare Debian, as somebody follows it who has Debian's nodejs, npm and git, and no cache: its two
# commands, then the package, from `npm pack` to a digest posted. Needs root and debootstrap. npm's registry and
# certificates and Debian's mirror are the caller's own.
#   npm run test:bare                    all of it
#   npm run test:bare -- start package   some of it: start, test, package
set -euo pipefail
parts=" ${*:-start test package} "
root=$(cd "$(dirname "$0")/../.." && pwd)
bare=$(mktemp -d)
# It becomes the root folder of somebody who is not root.
chmod 755 "$bare"
home="$bare/home/reader"

step() { printf '%6d s  %s\n' "$SECONDS" "$*"; }
wants() { [[ $parts == *" $1 "* ]]; }

clean() {
  umount "$bare/proc" 2>/dev/null || true
  # Never through a mount that is left.
  rm -rf --one-file-system "$bare" "$bare.log"
}
trap clean EXIT

# How the caller reaches the mirrors and the registry.
settings=(HOME=/home/reader PATH=/usr/bin:/bin LANG=C.UTF-8 "npm_config_registry=$(npm config get registry)")
certificates=${NODE_EXTRA_CA_CERTS:-$(npm config get cafile)}
for name in http_proxy https_proxy no_proxy; do
  if [ -n "${!name:-}" ]; then settings+=("$name=${!name}"); fi
done
as_reader() { chroot --userspec=reader:reader "$bare" env -i "${settings[@]}" bash -c "cd && $1"; }
quietly() { "$@" >"$bare.log" 2>&1 || { tail -60 "$bare.log"; exit 1; }; }

mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -m1 'debian/\?$' || true)
quietly debootstrap --variant=minbase "${DEBIAN:-stable}" "$bare" "${mirror:-http://deb.debian.org/debian}"
mount -t proc proc "$bare/proc"
cp /etc/resolv.conf /etc/hosts "$bare/etc/"
chroot "$bare" useradd --create-home reader
if [ -f "$certificates" ]; then
  mkdir -p "$bare/etc/ssl"
  cp -L "$certificates" "$bare/etc/ssl/callers.pem"
  settings+=(npm_config_cafile=/etc/ssl/callers.pem NODE_EXTRA_CA_CERTS=/etc/ssl/callers.pem)
fi
# Node 26 needs libatomic1, which Debian's recommended packages bring along: the README says so.
quietly chroot "$bare" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
  --option Dpkg::Options::=--force-unsafe-io \
  ca-certificates git libatomic1 nodejs npm
step "Debian $(cat "$bare/etc/debian_version") with node $(as_reader 'node --version'), npm $(as_reader 'npm --version')"

git clone --quiet --bare "$root" "$home/source.git"
chroot "$bare" chown -R reader:reader /home/reader
as_reader 'git clone --quiet source.git newsdesk'
step "cloned"

if wants start; then
  # With job control the job has a process group, by which all of it is stopped.
  set -m
  as_reader 'cd newsdesk && npm ci && WEB_PORT=0 npm start' >"$home/said" 2>&1 &
  set +m
  until grep -q 'See it as Slack and Discord' "$home/said"; do
    kill -0 $! || { cat "$home/said"; exit 1; }
    sleep 0.2
  done
  step "npm ci && npm start: answered in the terminal"
  grep -q 'TSMC' "$home/said"
  address=$(grep -om1 'http://127.0.0.1:[0-9]*' "$home/said")
  curl --fail --silent --output /dev/null "$address/healthz"
  curl --fail --silent "$address/" | grep -q 'Newsdesk playground'
  kill -- -$!
  wait $! || true
  step "its playground was there; stopped"
else
  as_reader 'cd newsdesk && npm ci' >/dev/null 2>&1
  step "npm ci"
fi

if wants test; then
  as_reader 'cd newsdesk && npm ci && npm test' >"$home/tests" 2>&1 || { grep -a 'FAIL' "$home/tests"; tail -60 "$home/tests"; exit 1; }
  step "npm ci && npm test: $(grep -a 'Tests ' "$home/tests" | tail -1)"
fi

if wants package; then
  as_reader 'cd newsdesk && npm run -s test:install -- --with-node'
  step "npm pack, installed elsewhere with npm, npx newsdesk, init, /news, a digest"
fi
step "all of it"
