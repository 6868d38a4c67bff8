import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.jar.*;
import java.util.regex.*;
import java.util.stream.*;

/** Small stand-in for the native-image launcher: turns its command line into one run of the image generator in svm.jar. */
public class NativeImage {
    static final Path HOME = Path.of(System.getProperty("java.home"));
    static final Path LIB = HOME.resolve("lib/svm/builder");
    static final String V = System.getProperty("ni.version");
    static final List<String> jvm = new ArrayList<>(),
            img = new ArrayList<>(),
            cp = new ArrayList<>(),
            mp = new ArrayList<>(),
            rest = new ArrayList<>(),
            addModules = new ArrayList<>();
    static final List<Pattern[]> excl = new ArrayList<>();
    static String mainClass, name, jar;
    static boolean verbose;
    static final Map<String, String> CFG = new LinkedHashMap<>();

    static {
        String[] c = {
            "jni-config.json",
            "JNIConfigurationResources",
            "reflect-config.json",
            "ReflectionConfigurationResources",
            "resource-config.json",
            "ResourceConfigurationResources",
            "proxy-config.json",
            "DynamicProxyConfigurationResources",
            "serialization-config.json",
            "SerializationConfigurationResources",
            "predefined-classes-config.json",
            "PredefinedClassesConfigurationResources",
            "foreign-config.json",
            "ForeignConfigurationResources",
            "reachability-metadata.json",
            "ReachabilityMetadataResources"
        };
        for (int i = 0; i < c.length; i += 2) CFG.put(c[i], c[i + 1]);
    }

    static final Map<String, String> BOOL = Map.ofEntries(
            Map.entry("--install-exit-handlers", "+InstallExitHandlers"),
            Map.entry("--strict-image-heap", "+StrictImageHeap"),
            Map.entry("--report-unsupported-elements-at-runtime", "+ReportUnsupportedElementsAtRuntime"),
            Map.entry("--allow-incomplete-classpath", "+AllowIncompleteClasspath"),
            Map.entry("--enable-all-security-services", "+EnableAllSecurityServices"),
            Map.entry("--shared", "+SharedLibrary"),
            Map.entry("--static-nolibc", "+StaticExecutableWithDynamicLibC"),
            Map.entry("--static", "+StaticExecutable"),
            Map.entry("--no-fallback", "FallbackThreshold=0"),
            Map.entry("--auto-fallback", "FallbackThreshold=5"),
            Map.entry("--enable-http", "EnableURLProtocols=http"),
            Map.entry("--enable-https", "EnableURLProtocols=https"),
            Map.entry("-g", "GenerateDebugInfo=2"),
            Map.entry("--silent", "+BuildOutputSilent"),
            Map.entry("--link-at-build-time", "LinkAtBuildTime="),
            Map.entry("--native-image-info", "+DumpTargetInfo"),
            Map.entry("--configure-reflection-metadata", "+ConfigureReflectionMetadata"),
            Map.entry("--exact-reachability-metadata", "ThrowMissingRegistrationErrors="));
    static final Map<String, String> VAL = Map.ofEntries(
            Map.entry("--add-exports", "AddExports"),
            Map.entry("--add-opens", "AddOpens"),
            Map.entry("--add-reads", "AddReads"),
            Map.entry("--enable-native-access", "EnableNativeAccess"),
            Map.entry("--enable-url-protocols", "EnableURLProtocols"),
            Map.entry("--features", "Features"),
            Map.entry("--link-at-build-time", "LinkAtBuildTime"),
            Map.entry("--link-at-build-time-paths", "LinkAtBuildTimePaths"),
            Map.entry("--trace-class-initialization", "TraceClassInitialization"),
            Map.entry("--trace-object-instantiation", "TraceObjectInstantiation"),
            Map.entry("--native-compiler-path", "CCompilerPath"),
            Map.entry("--native-compiler-options", "CCompilerOption"),
            Map.entry("--enable-monitoring", "EnableMonitoringFeatures"),
            Map.entry("--parallelism", "NumberOfThreads"),
            Map.entry("--color", "Color"),
            Map.entry("--libc", "UseLibC"),
            Map.entry("--target", "TargetPlatform"),
            Map.entry("--future-defaults", "FutureDefaults"),
            Map.entry("--exact-reachability-metadata", "ThrowMissingRegistrationErrors"),
            Map.entry("-march", "MicroArchitecture"));

    public static void main(String[] a) throws Exception {
        List<String> args = new ArrayList<>();
        for (String s : a)
            if (s.startsWith("@") && Files.exists(Path.of(s.substring(1))))
                args.addAll(split(Files.readString(Path.of(s.substring(1)))));
            else args.add(s);
        if (args.contains("--version")) {
            String jv = System.getProperty("java.runtime.version").replaceAll("-LTS$", "");
            System.out.println("native-image " + V + " " + System.getProperty("ni.date"));
            System.out.println("GraalVM Runtime Environment GraalVM CE " + jv + ".1 (build " + jv + ")");
            System.out.println("Substrate VM GraalVM CE " + jv + ".1 (build " + jv + ", serial gc)");
            return;
        }
        List<String> cmd = new ArrayList<>();
        parse(args, cmd);
        if (jar != null) {
            Path j = Path.of(jar).toAbsolutePath();
            cp.clear();
            cp.add(j.toString());
            try (JarFile f = new JarFile(j.toFile())) {
                Attributes m = f.getManifest().getMainAttributes();
                mainClass = m.getValue("Main-Class");
                String c = m.getValue("Class-Path");
                if (c != null)
                    for (String e : c.trim().split("\\s+")) {
                        Path p = j.getParent().resolve(e.replace("%20", " ")).normalize();
                        if (Files.exists(p)) cp.add(p.toString());
                    }
                String o = m.getValue("Add-Opens");
                if (o != null)
                    for (String e : o.trim().split("\\s+")) {
                        jvm.add("--add-opens=" + e + "=ALL-UNNAMED");
                        cmd.add("-H:AddOpens=" + e + "=ALL-UNNAMED");
                    }
                String x = m.getValue("Add-Exports");
                if (x != null)
                    for (String e : x.trim().split("\\s+")) {
                        jvm.add("--add-exports=" + e + "=ALL-UNNAMED");
                        cmd.add("-H:AddExports=" + e + "=ALL-UNNAMED");
                    }
            }
            if (name == null)
                name = rest.isEmpty() ? j.getFileName().toString().replaceAll("\\.jar$", "") : rest.get(0);
        } else {
            if (mainClass == null && !rest.isEmpty()) mainClass = rest.remove(0);
            if (name == null)
                name = !rest.isEmpty() ? rest.get(0) : mainClass == null ? null : mainClass.toLowerCase(Locale.ROOT);
            if (cp.isEmpty() && mp.isEmpty()) cp.add(".");
        }
        if (name == null) {
            System.err.println("native-image: no main class or -jar given");
            System.exit(2);
        }
        List<String> meta = new ArrayList<>();
        for (String e : Stream.concat(cp.stream(), mp.stream()).toList()) scan(Path.of(e), meta);
        Path out = Path.of(name).toAbsolutePath();
        img.add("-H:Path=" + out.getParent());
        img.add("-H:Name=" + out.getFileName());
        if (mainClass != null) img.add("-H:Class=" + mainClass);
        img.add("-H:CLibraryPath=" + HOME.resolve("lib/svm/clibraries/linux-amd64/glibc"));
        img.add("-H:ImageBuildID=" + UUID.nameUUIDFromBytes(args.toString().getBytes(StandardCharsets.UTF_8)));
        Path so = HOME.resolve("lib/svm/jdklibs");
        boolean dyn = Files.isDirectory(so);
        if (dyn) {
            img.add("-H:NativeLinkerOption=-Wl,-rpath,$ORIGIN/jdklibs");
            img.add("-H:NativeLinkerOption=-Wl,-rpath," + so);
        }
        img.addAll(meta);
        img.addAll(cmd);
        List<String> c =
                new ArrayList<>(List.of(HOME.resolve("bin/java").toString(), "@" + LIB.resolve("exports.args")));
        String jars;
        try (Stream<Path> s = Files.list(LIB)) {
            jars = s.map(Path::toString)
                    .filter(x -> x.endsWith(".jar") && !x.contains("/compiler-"))
                    .sorted()
                    .collect(Collectors.joining(":"));
        }
        String graal;
        try (Stream<Path> s = Files.list(LIB)) {
            graal = s.map(Path::toString)
                    .filter(x -> x.contains("/compiler-"))
                    .findFirst()
                    .orElseThrow();
        }
        long mem = ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        c.addAll(List.of(
                "-XX:+UseParallelGC",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+EnableJVMCI",
                "-XX:-UseJVMCICompiler",
                "--enable-native-access=org.graalvm.nativeimage.builder",
                "-Dgraalvm.locatorDisabled=true",
                "-Dgraalvm.ForcePolyglotInvalid=true",
                "-Dtruffle.TrustAllTruffleRuntimeProviders=true",
                "-Xss10m",
                "-Xms512m",
                "-Xmx" + Math.min(mem / 2, 14L << 30),
                "-Djava.awt.headless=true",
                "-Dorg.graalvm.vendor=GraalVM Community",
                "-Dorg.graalvm.vendorurl=https://www.graalvm.org/",
                "-Dorg.graalvm.vendorversion=GraalVM CE " + V + "+9.1",
                "-Dorg.graalvm.version=" + V,
                "-Dcom.oracle.graalvm.isaot=true",
                "-Dorg.graalvm.nativeimage.imagecode=buildtime",
                "-Djava.system.class.loader=com.oracle.svm.hosted.NativeImageSystemClassLoader",
                "-Xshare:off",
                "-Djdk.reflect.useOldSerializableConstructor=true",
                "-Djdk.internal.lambda.disableEagerInitialization=true",
                "-Djdk.internal.lambda.eagerlyInitialize=false",
                "-Djava.lang.invoke.InnerClassLambdaMetafactory.initializeLambdas=false",
                "-Djava.lang.invoke.MethodHandle.DONT_INLINE_THRESHOLD=-1",
                "-Djava.lang.invoke.MethodHandle.PROFILE_GWT=false"));
        c.addAll(jvm);
        c.addAll(List.of("--upgrade-module-path", graal, "--module-path", jars, "--add-modules=ALL-DEFAULT"));
        if (!addModules.isEmpty()) {
            c.add("--add-modules=" + String.join(",", addModules));
            c.add("-Dsvm.modulesupport.addedModules=" + String.join(",", addModules));
        }
        c.addAll(List.of(
                "--module",
                "org.graalvm.nativeimage.builder/com.oracle.svm.hosted.NativeImageGeneratorRunner",
                "-keepalive",
                "/proc/" + ProcessHandle.current().pid() + "/comm"));
        if (!cp.isEmpty()) {
            c.add("-imagecp");
            c.add(cp.stream()
                    .map(x -> Path.of(x).toAbsolutePath().normalize().toString())
                    .distinct()
                    .collect(Collectors.joining(":")));
        }
        if (!mp.isEmpty()) {
            c.add("-imagemp");
            c.add(String.join(":", mp));
        }
        c.addAll(img);
        if (verbose || System.getenv("NI_VERBOSE") != null) System.out.println(String.join(" \\\n  ", c));
        ProcessBuilder pb = new ProcessBuilder(c).inheritIO();
        pb.environment().put("USE_NATIVE_IMAGE_JAVA_PLATFORM_MODULE_SYSTEM", "true");
        Process p = pb.start();
        Runtime.getRuntime().addShutdownHook(new Thread(p::destroy));
        int rc = p.waitFor();
        if (rc == 0 && dyn && Files.exists(out)) {
            Path t = Files.createDirectories(out.resolveSibling("jdklibs"));
            try (Stream<Path> l = Files.list(so)) {
                for (Path x : l.toList())
                    Files.copy(x, t.resolve(x.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        System.exit(rc);
    }

    static void parse(List<String> a, List<String> out) {
        for (int i = 0; i < a.size(); i++) {
            String s = a.get(i);
            if (s.equals("-cp") || s.equals("-classpath") || s.equals("--class-path")) {
                for (String e : a.get(++i).split(":")) if (!e.isEmpty()) glob(e);
            } else if (s.equals("-p") || s.equals("--module-path"))
                mp.addAll(List.of(a.get(++i).split(":")));
            else if (s.equals("-m") || s.equals("--module")) {
                String[] m = a.get(++i).split("/");
                out.add("-H:Module=" + m[0]);
                if (m.length > 1) mainClass = m[1];
            } else if (s.equals("-jar")) jar = a.get(++i);
            else if (s.equals("-o")) name = a.get(++i);
            else if (s.equals("--exclude-config"))
                excl.add(new Pattern[] {Pattern.compile(a.get(++i)), Pattern.compile(a.get(++i))});
            else if (s.equals("--verbose")) verbose = true;
            else if (s.startsWith("--add-modules"))
                addModules.addAll(List.of((s.contains("=") ? s.substring(14) : a.get(++i)).split(",")));
            else if (s.startsWith("-J")) jvm.add(s.substring(2));
            else if (s.startsWith("-D")) jvm.add(s);
            else if (s.startsWith("-H:Class=")) mainClass = s.substring(9);
            else if (s.startsWith("-H:Name=")) name = s.substring(8);
            else if (s.startsWith("-H:") || s.startsWith("-R:")) out.add(s);
            else if (BOOL.containsKey(s)) out.add("-H:" + BOOL.get(s));
            else if (s.equals("--gc=serial")) out.add("-H:+UseSerialGC");
            else if (s.equals("--gc=epsilon")) out.add("-H:+UseEpsilonGC");
            else if (s.startsWith("-O")) out.add("-H:Optimize=" + s.substring(2));
            else if (s.matches(
                    "--(initialize-at-run-time|initialize-at-build-time|rerun-class-initialization-at-runtime|delay-class-initialization-to-runtime)(=.*)?")) {
                String k = s.startsWith("--initialize-at-build-time") ? "build_time" : "run_time";
                int e = s.indexOf('=');
                out.add("-H:ClassInitialization="
                        + (e < 0
                                ? ":" + k
                                : Arrays.stream(s.substring(e + 1).split(","))
                                        .map(x -> x + ":" + k)
                                        .collect(Collectors.joining(","))));
            } else if (s.startsWith("-") && s.indexOf('=') > 0 && VAL.containsKey(s.substring(0, s.indexOf('='))))
                out.add("-H:" + VAL.get(s.substring(0, s.indexOf('='))) + "=" + s.substring(s.indexOf('=') + 1));
            else if (VAL.containsKey(s)) out.add("-H:" + VAL.get(s) + "=" + a.get(++i));
            else if (s.startsWith("-")) {
                System.err.println("native-image: unknown option " + s);
                System.exit(2);
            } else rest.add(s);
        }
    }

    static void glob(String e) {
        if (e.endsWith("*")) {
            File[] f = new File(e.substring(0, e.length() - 1)).listFiles((d, n) -> n.endsWith(".jar"));
            if (f != null) for (File x : f) cp.add(x.getPath());
        } else if (Files.exists(Path.of(e)))
            cp.add(Path.of(e).toAbsolutePath().normalize().toString());
    }

    static void scan(Path e, List<String> out) throws IOException {
        if (Files.isDirectory(e)) {
            Path r = e.resolve("META-INF/native-image");
            if (!Files.isDirectory(r)) return;
            try (Stream<Path> s = Files.walk(r)) {
                for (Path p : s.filter(Files::isRegularFile).sorted().toList())
                    file(e, e.relativize(p).toString(), Files.readAllBytes(p), out);
            }
        } else if (e.toString().endsWith(".jar") && Files.exists(e))
            try (JarFile f = new JarFile(e.toFile())) {
                for (JarEntry x : f.stream()
                        .filter(x -> x.getName().startsWith("META-INF/native-image/") && !x.isDirectory())
                        .sorted(Comparator.comparing(JarEntry::getName))
                        .toList()) file(e, x.getName(), f.getInputStream(x).readAllBytes(), out);
            }
    }

    static void file(Path e, String res, byte[] b, List<String> out) throws IOException {
        String fn = res.substring(res.lastIndexOf('/') + 1), dir = res.substring(0, res.lastIndexOf('/'));
        if (!CFG.containsKey(fn) && !fn.equals("native-image.properties")) return;
        for (Pattern[] p : excl)
            if (p[0].matcher(e.toString()).find() && p[1].matcher("/" + res).find()) return;
        if (CFG.containsKey(fn)) {
            String o = "-H:" + CFG.get(fn) + "=" + res;
            if (!out.contains(o)) out.add(o);
            return;
        }
        Properties p = new Properties();
        p.load(new StringReader(new String(b, StandardCharsets.UTF_8)));
        for (String s : split(p.getProperty("JavaArgs", ""))) jvm.add(s.replace("${.}", dir));
        String keepName = name, keepMain = mainClass;
        List<String> keep = new ArrayList<>(rest);
        parse(split(p.getProperty("Args", "").replace("${.}", dir)), out);
        name = keepName;
        mainClass = keepMain;
        rest.clear();
        rest.addAll(keep);
    }

    static List<String> split(String s) {
        List<String> r = new ArrayList<>();
        Matcher m = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|\\S)+").matcher(s);
        while (m.find()) r.add(m.group().replaceAll("[\"']", ""));
        return r;
    }
}
