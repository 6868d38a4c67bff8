#!/usr/bin/env bash
# Builds the images of Dockerfile.native and Dockerfile.jvm by podman, and runs each as an operator would: as an ordinary user, with a
# read-only file system and limited memory. No image is pulled. In place of the base images, it uses ones that have the same paths and the
# programs of this machine, which are mounted while an image is built. Needs root, podman, runc, xz, a JDK, and for "run" what Maven has
# downloaded for the tests.
#
#   .ci/images.sh native JDK_25 GRAALVM [TARGET]   builds Dockerfile.native. TARGET gets the executable, and its description for the tests.
#   .ci/images.sh jvm JDK_25                       builds Dockerfile.jvm
#   .ci/images.sh run [native] [jvm]               runs these images
#   .ci/images.sh works                            whether this machine can build an image and run a container; the reason if not
#   .ci/images.sh maven                            copies what Maven has downloaded, unless that was done; the builds do it otherwise
#   .ci/images.sh remove                           removes everything that was built
#
#   IMAGES_STORAGE  where images are kept (default: /var/tmp/parley-images)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

storage=${IMAGES_STORAGE:-/var/tmp/parley-images}
mkdir -p "$storage"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The driver overlay can't be used over a file system of the same kind, as in a container.
driver=overlay
[ "$(stat -f -c %T "$storage")" != overlayfs ] || driver=vfs
podman() {
  command podman --root "$storage/root" --runroot "$storage/run" --storage-driver "$driver" --runtime runc --cgroup-manager cgroupfs "$@"
}
# Podman asks for more than a machine may allow.
limits=(--ulimit "nofile=$(ulimit -Hn):$(ulimit -Hn)" --ulimit nproc=4096:4096)
# How an operator runs a container. The health checks of podman need systemd, so that they are run by hand.
as_operator=(--no-healthcheck --pull=never --network host --read-only --tmpfs /tmp --cap-drop all --security-opt no-new-privileges "${limits[@]}")

# stand_in IMAGE FOLDER [OPTION...]: makes an image of the files in a folder.
stand_in() {
  tar -C "$2" -cf - . | podman import --quiet "${@:3}" - "$1" >/dev/null
}

# base DIR: fills DIR with what an image needs, so that the programs of this machine can be mounted at /usr.
base() {
  mkdir -p "$1"/{usr,etc,proc,sys,dev,run,root} "$1"/usr/{bin,sbin,lib,lib64}
  mkdir -m 1777 -p "$1"/tmp "$1"/var/tmp
  local name
  for name in bin sbin lib lib64; do ln -s "usr/$name" "$1/$name"; done
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'quarkus:x:1001:0:quarkus:/home/quarkus:/bin/sh' >"$1/etc/passwd"
  printf '%s\n' 'root:x:0:' >"$1/etc/group"
  mkdir -p "$1/home/quarkus"
  chown -R 1001:0 "$1/home/quarkus"
}

# libraries DIR [PACKAGE...]: copies the C library, what a native executable and a JVM load besides, and the programs of packages.
libraries() {
  local file
  dpkg -L libc6 zlib1g libgcc-s1 "${@:2}" | grep -E '^/(usr/)?(lib|s?bin)' | sort -u | while read -r file; do
    [ -d "$file" ] && [ ! -L "$file" ] || echo "${file#/}"
  done | tar -C / --no-recursion -cf - -T - | tar --keep-directory-symlink -xf - -C "$1"
}

# maven: copies what Maven has downloaded already, for the user of the builds, unless there is a copy. No other Maven may run meanwhile.
maven() {
  local copy=$storage/m2
  [ ! -d "$copy" ] || return 0
  rm -rf "$copy.part" && mkdir -p "$copy.part"
  [ ! -d "$HOME/.m2" ] || cp -a "$HOME/.m2/." "$copy.part"
  chown -R 1001:0 "$copy.part"
  mv "$copy.part" "$copy"
}

# image NAME FILE OPTION...: builds an image.
image() {
  podman build --isolation chroot --network host --pull=never --format docker --layers "${limits[@]}" \
    --build-arg "REVISION=$(git -c safe.directory="$PWD" rev-parse HEAD 2>/dev/null || echo unknown)" \
    -v /usr:/usr:ro -v /etc/ssl:/etc/ssl:ro -v /etc/alternatives:/etc/alternatives:ro "${@:3}" -t "$1" -f "$2" .
}

# native JDK_25 GRAALVM [TARGET]: TARGET gets the executable, and the file that describes it to the tests.
native() {
  local jdk=$1 graalvm=$2 target=${3:-}
  base "$work/builder"
  mkdir -p "$work/builder$graalvm"
  stand_in quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 "$work/builder" \
    --change "ENV JAVA_HOME=$jdk" --change "ENV GRAALVM_HOME=$graalvm" --change 'ENV LANG=C.UTF-8' --change 'USER 1001'
  base "$work/runtime"
  libraries "$work/runtime"
  # The toolchain of .ci/native links the JDK's libraries dynamically, a GraalVM does not.
  mkdir "$work/runtime/jdklibs"
  [ ! -d "$graalvm/lib/svm/jdklibs" ] || cp -aL "$graalvm/lib/svm/jdklibs/." "$work/runtime/jdklibs"
  stand_in quay.io/quarkus/ubi9-quarkus-micro-image:2.0 "$work/runtime" --change 'ENV LD_LIBRARY_PATH=/jdklibs'
  maven
  local options=(-v "$graalvm:$graalvm:ro" -v "$storage/m2:/home/quarkus/.m2")
  image parley-build Dockerfile.native "${options[@]}" --target build
  image parley:native Dockerfile.native "${options[@]}"
  [ -n "$target" ] || return 0
  mkdir -p "$target"
  local container file
  container=$(podman create parley-build none)
  for file in parley-runner quarkus-artifact.properties; do podman cp "$container:/code/target/$file" "$target/"; done
  podman rm "$container" >/dev/null
}

# jvm JDK_25
jvm() {
  local jdk=$1
  base "$work/builder"
  stand_in docker.io/library/eclipse-temurin:25-jdk "$work/builder" --change "ENV JAVA_HOME=$jdk" --change 'ENV LANG=C.UTF-8'
  base "$work/runtime"
  # The embedded PostgreSQL needs a shell, the locale C.UTF-8 and the library of C++, which the real base image has.
  libraries "$work/runtime" dash libc-bin libstdc++6
  ln -sf dash "$work/runtime/usr/bin/sh"
  mkdir -p "$work/runtime/opt/java"
  cp -aL "$jdk" "$work/runtime/opt/java/openjdk"
  stand_in docker.io/library/eclipse-temurin:25-jre "$work/runtime" \
    --change 'ENV JAVA_HOME=/opt/java/openjdk' --change 'ENV PATH=/opt/java/openjdk/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    --change 'ENV LANG=C.UTF-8'
  maven
  image parley:jvm Dockerfile.jvm -v "$storage/m2:/code/.m2"
}

# run_image IMAGE MEMORY PORT OPTION...: runs the image until it answers a query, then ends it as an orchestrator does.
run_image() {
  local image=$1 memory=$2 port=$3 container answer=''
  container=$(podman run --detach "${as_operator[@]}" --memory "$memory" -e "QUARKUS_HTTP_PORT=$port" "${@:4}" "$image")
  local end=$((SECONDS + 120))
  until podman exec "$container" "${health[@]}" >/dev/null 2>&1; do
    if ((SECONDS > end)) || [ "$(podman inspect --format '{{.State.Running}}' "$container")" != true ]; then
      podman logs "$container"
      return 1
    fi
    sleep 1
  done
  answer=$(curl -sS -m 30 -H 'Content-Type: application/json' -d '{"query": "{ serviceInfo { version } }"}' "http://127.0.0.1:$port/graphql")
  echo "$image: $answer"
  podman stop --time 45 "$container" >/dev/null
  local status
  status=$(podman inspect --format '{{.State.ExitCode}}' "$container")
  podman rm "$container" >/dev/null
  [[ $answer == '{"data":{"serviceInfo":{"version":"'* ]] && ((status == 0 || status == 143))
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# For the native executable: the PostgreSQL of the tests.
start_database() {
  local archive
  archive=$(ls "$HOME/.m2/repository/io/zonky/test/postgres/embedded-postgres-binaries-linux-$(dpkg --print-architecture)"/*/*.jar | tail -n 1)
  database=$work/database
  bin=$database/bin
  mkdir "$database"
  (cd "$database" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$archive" && tar -xf postgres-linux-*.txz)
  chmod 755 "$work"
  chown nobody "$database"
  database_port=$(free_port)
  as_nobody "$bin/initdb" -A trust -U parley -E UTF8 --locale=C.UTF-8 -D "$database/data" >/dev/null
  as_nobody "$bin/pg_ctl" -D "$database/data" -w -l "$database/log" \
    -o "-c listen_addresses=127.0.0.1 -p $database_port -k $database" start >/dev/null
}

as_nobody() { (cd / && setpriv --reuid nobody --clear-groups "$@"); }

# works: it does not inside many containers, and without some of the kernel's features.
works() {
  local log=$work/log name
  ((EUID == 0)) || { echo 'needs root'; return 1; }
  for name in podman runc xz; do
    command -v "$name" >/dev/null || { echo "there is no $name"; return 1; }
  done
  (($(df --output=avail -B1G "$storage" | tail -n 1) >= 8)) || { echo 'needs 8 GB on the disk'; return 1; }
  base "$work/probe"
  # What both files and run_image ask for.
  printf '%s\n' 'FROM parley-probe AS build' 'USER 1001' 'RUN /usr/bin/true' 'FROM parley-probe' 'COPY --from=build /etc/passwd /tmp/' \
    'RUN --mount=type=bind,from=build,source=/etc,target=/mnt /usr/bin/test -f /mnt/passwd' >"$work/Dockerfile"
  if ! { stand_in parley-probe "$work/probe" && image parley-probe:built "$work/Dockerfile" && probe; } >"$log" 2>&1; then
    tail -n 1 "$log"
    return 1
  fi
}

probe() {
  local container
  container=$(podman run --detach --volume /usr:/usr:ro "${as_operator[@]}" --memory 64m parley-probe:built /usr/bin/sleep 60) &&
    podman exec "$container" /usr/bin/true && podman rm --force --time 0 "$container"
}

remove() {
  podman rm --all --force --time 0 >/dev/null 2>&1 || true
  awk -v folder="$storage/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r umount
  rm -rf --one-file-system "$storage"
}

# run [native] [jvm]
run() {
  start_database
  trap 'as_nobody "$bin/pg_ctl" -D "$database/data" -m immediate stop >/dev/null; rm -rf "$work"' EXIT
  local url="jdbc:postgresql://127.0.0.1:$database_port/postgres"
  local settings=(-e "QUARKUS_DATASOURCE_JDBC_URL=$url" -e QUARKUS_DATASOURCE_USERNAME=parley -e QUARKUS_DATASOURCE_PASSWORD=none)
  local name
  for name in "$@"; do
    case $name in
      native)
        health=(./application health)
        run_image parley:native 256m "$(free_port)" "${settings[@]}"
        ;;
      jvm)
        health=(java -jar quarkus-run.jar health)
        run_image parley:jvm 512m "$(free_port)" "${settings[@]}"
        # With a database of its own.
        run_image parley:jvm 1g "$(free_port)" --volume /app/parley-data
        ;;
      *) return 2 ;;
    esac
  done
}

"$@"
