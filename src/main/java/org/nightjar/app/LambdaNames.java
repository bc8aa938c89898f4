package org.nightjar.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The lambdas of a class, each as a line that {@code -XX:SharedClassListFile} reads: Java would otherwise write a class for
 * each while the program starts. Only those are named that Java can keep, made by {@code LambdaMetafactory.metafactory}.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/lang/invoke/LambdaMetafactory.html">
 *     LambdaMetafactory</a>
 */
final class LambdaNames extends ClassVisitor {

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final List<String> KINDS = List.of(
            "",
            "REF_getField",
            "REF_getStatic",
            "REF_putField",
            "REF_putStatic",
            "REF_invokeVirtual",
            "REF_invokeStatic",
            "REF_invokeSpecial",
            "REF_newInvokeSpecial",
            "REF_invokeInterface");

    private final List<String> lines = new ArrayList<>();
    private String name = "";

    private LambdaNames() {
        super(Opcodes.ASM9);
    }

    /**
     * The lines of one class.
     *
     * @param bytes a class file
     * @throws IOException if it cannot be read
     */
    static List<String> of(InputStream bytes) throws IOException {
        LambdaNames names = new LambdaNames();
        new ClassReader(bytes).accept(names, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return names.lines;
    }

    @Override
    public void visit(
            int version,
            int access,
            String visited,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        name = visited;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle factory, Object... arguments) {
                if (factory.getOwner().equals(FACTORY)
                        && factory.getName().equals("metafactory")
                        && arguments[0] instanceof Type erased
                        && arguments[1] instanceof Handle body
                        && arguments[2] instanceof Type actual) {
                    lines.add(String.join(
                            " ",
                            "@lambda-proxy",
                            name,
                            called,
                            type,
                            erased.getDescriptor(),
                            KINDS.get(body.getTag()),
                            body.getOwner(),
                            body.getName(),
                            body.getDesc(),
                            actual.getDescriptor()));
                }
            }
        };
    }
}
