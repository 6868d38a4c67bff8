#!/usr/bin/env bash
# Assembles a native-image home from Maven Central's jars, a JDK 25 and the C files beside this script. README.md says what for.
#
#   install.sh TARGET JDK25
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$1
jdk=$2
version=25.0.2

[ -x "$jdk/bin/javac" ] || { echo "install.sh: $jdk is no JDK" >&2; exit 1; }
if [ -x "$target/bin/native-image" ]; then
  exec "$target/bin/native-image" --version
fi

builder=$target/lib/svm/builder
clibraries=$target/lib/svm/clibraries/linux-amd64/glibc
static=$target/lib/static/linux-amd64/glibc
jdklibs=$target/lib/svm/jdklibs
# The JDK's libraries that images may load.
libraries='java nio net zip extnet management management_ext prefs rmi jaas j2gss j2pkcs11 instrument'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$(dirname "$target")"
rm -rf "$target"
cp -a "$jdk" "$target"
mkdir -p "$builder/lib" "$clibraries/include" "$static" "$jdklibs" "$target/lib/svm/driver"
JAVA_HOME=$jdk mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -Dgraalvm.version="$version" -DoutputDirectory="$builder"

# The structs of CPU features: one byte for each, in the order of the builder's Java interface.
(cd "$work" && "$jdk/bin/jar" xf "$builder/svm-$version.jar" com/oracle/svm/core/amd64 com/oracle/svm/core/aarch64 com/oracle/svm/core/riscv64)
for platform in amd64:AMD64 aarch64:AArch64 riscv64:RISCV64; do
  architecture=${platform%%:*}
  {
    echo '#pragma once'
    echo 'typedef struct {'
    "$jdk/bin/javap" -p -cp "$work" "com.oracle.svm.core.$architecture.${platform##*:}LibCHelper\$CPUFeatures" |
      sed -n 's/.*boolean \(f[A-Za-z0-9_]*\)();/  unsigned char \1;/p'
    echo '} CPUFeatures;'
  } >"$clibraries/include/${architecture}cpufeatures.h"
done
cp "$here/shim/svm_locale.h" "$clibraries/include/"

compile() { gcc -O2 -Wall -fPIC -ffunction-sections -I"$jdk/include" -I"$jdk/include/linux" -I"$clibraries/include" -c "$1" -o "$2"; }
for source in libchelper svm_container jvm reporterchelper onload; do
  compile "$here/shim/$source.c" "$work/$source.o"
done
gcc -shared -o "$builder/lib/libreporterchelper.so" "$work/reporterchelper.o"
ar rcs "$clibraries/liblibchelper.a" "$work/libchelper.o"
ar rcs "$clibraries/libsvm_container.a" "$work/svm_container.o"

# The entry points of HotSpot that the JDK's libraries name and no image calls end the process.
for library in $libraries; do
  nm -D -u "$jdk/lib/lib$library.so"
done | grep -oE '\b(JVM_|jio_)[A-Za-z0-9_]+' | sort -u >"$work/needed"
nm "$work/jvm.o" | awk '$2 == "T" { print $3 }' | sort >"$work/present"
{
  echo '#include <stdio.h>'
  echo '#include <stdlib.h>'
  echo '#define ABSENT(name) void *name(void) { fputs("native image: " #name " is not available\n", stderr); abort(); }'
  comm -23 "$work/needed" "$work/present" | grep -v JVM_GetManagement | sed 's/.*/ABSENT(&)/'
  echo 'void *JVM_GetManagement(int version) { (void)version; return NULL; }'
} >"$work/absent.c"
compile "$work/absent.c" "$work/absent.o"

# Linker scripts stand for the static libraries: images load the JDK's own.
for library in $libraries; do
  cp "$jdk/lib/lib$library.so" "$jdklibs/"
  echo "INPUT($jdklibs/lib$library.so)" >"$static/lib$library.a"
done
echo 'SUNWprivate_1.1 { global: *; };' >"$work/versions.map"
gcc -shared -Wl,-soname,libjvm.so -Wl,--version-script,"$work/versions.map" -o "$jdklibs/libjvm.so" "$work/jvm.o" "$work/absent.o"
ar rcs "$clibraries/libonload.a" "$work/onload.o"
echo "INPUT($clibraries/libonload.a $jdklibs/libjvm.so)" >"$clibraries/libjvm.a"

# Every package of the JDK is exported to the builder's modules.
modules=$(for jar in "$builder"/*.jar; do "$jdk/bin/jar" --describe-module --file "$jar" | sed -n 's/^\([a-z0-9.]*\) jar:.*/\1/p'; done | paste -sd,)
"$jdk/bin/java" --list-modules | sed 's/@.*//' | grep -vE '^(jdk.graal.compiler.*|jdk.hotspot.agent|jdk.jcmd)$' |
  while read -r module; do
    "$jdk/bin/java" --describe-module "$module" </dev/null |
      awk -v from="$module" -v to="$modules" '
        /^qualified exports/ { print "--add-exports=" from "/" $3 "=" to }
        /^contains/ { print "--add-exports=" from "/" $2 "=" to }'
  done | sort -u >"$builder/exports.args"

"$jdk/bin/javac" -d "$target/lib/svm/driver" "$here/NativeImage.java"
cat >"$target/bin/native-image" <<LAUNCHER
#!/bin/sh
home=\$(cd "\$(dirname "\$(readlink -f "\$0")")/.." && pwd)
exec "\$home/bin/java" -Xmx256m -XX:+UseSerialGC -Dni.version=$version -Dni.date=2026-01-20 -cp "\$home/lib/svm/driver" NativeImage "\$@"
LAUNCHER
chmod +x "$target/bin/native-image"
"$target/bin/native-image" --version
