package greenlab.stepper;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the class {@code Cells}, and adds a call to each line of its methods. */
final class TracedCells {
    static final String NAME = "Cells";
    private static final ClassDesc CONSUMER = IntConsumer.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc ACCEPT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    /** The second one only calculates, and runs between the line with select and its wait. */
    private static final Set<String> UNTRACED = Set.of("<init>", "millisToNextTimer");

    private TracedCells() {}

    /**
     * A new instance, in a class loader of its own.
     *
     * @param trace is called with the number of each line of the program's code before it runs
     * @throws IllegalStateException with the compiler's message, if a cell doesn't compile
     */
    static Object of(CellProgram program, URI server, IntConsumer trace)
            throws IOException, ReflectiveOperationException {
        Map<String, byte[]> classes = compiled(program.source());
        Class<?> type = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        }.loadClass(NAME);
        var field = type.getDeclaredField("trace");
        field.setAccessible(true);
        field.set(null, trace);
        var constructor = type.getDeclaredConstructor(URI.class);
        constructor.setAccessible(true);
        return constructor.newInstance(server);
    }

    private static Map<String, byte[]> compiled(String source) throws IOException {
        Path folder = Files.createTempDirectory("greenlab-cells");
        try {
            compileTo(folder, source);
            Map<String, byte[]> classes = new HashMap<>();
            for (Path file : files(folder)) {
                String name = file.getFileName().toString().replace(".class", "");
                byte[] bytes = Files.readAllBytes(file);
                classes.put(name, name.equals(NAME) ? traced(bytes) : bytes);
            }
            return classes;
        } finally {
            for (Path file : files(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static void compileTo(Path folder, String source) {
        var messages = new StringWriter();
        var options = List.of("-proc:none", "-d", folder.toString(),
            "--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED");
        var file = SimpleJavaFileObject.forSource(URI.create("string:///Cells.java"), source);
        if (!ToolProvider.getSystemJavaCompiler().getTask(messages, null, null, options, null, List.of(file)).call()) {
            throw new IllegalStateException("the hub's cells don't compile: " + messages);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static byte[] traced(byte[] bytes) {
        CodeTransform call = (code, element) -> {
            code.with(element);
            if (element instanceof LineNumber number && number.line() > 1) {
                code.getstatic(ClassDesc.of(NAME), "trace", CONSUMER).loadConstant(number.line() - 1)
                    .invokeinterface(CONSUMER, "accept", ACCEPT);
            }
        };
        ClassFile classFile = ClassFile.of();
        return classFile.transformClass(classFile.parse(bytes),
            ClassTransform.transformingMethodBodies(TracedCells::isTraced, call));
    }

    /** A lambda has the line that contains it, which is traced already. */
    private static boolean isTraced(MethodModel method) {
        String name = method.methodName().stringValue();
        return !name.startsWith("lambda$") && !UNTRACED.contains(name);
    }
}
