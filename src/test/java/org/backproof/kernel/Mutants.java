package org.backproof.kernel;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The kernel with all its small changes built in, each behind a number: a class loader that reads the compiled classes of
/// this package and puts beside every instruction that decides something the forms that [Operators] has for it.
final class Mutants extends ClassLoader {
    private static final String PACKAGE = Mutants.class.getPackageName() + ".";
    private static final ClassDesc MUTATION = ClassDesc.of(Mutation.class.getName());
    /// Tested by themselves, or nothing but names.
    private static final Set<String> LEFT = Set.of("Axioms", "Oversize", "Rule");

    private final SortedSet<String> kernel = sources();

    private final List<String> names = new ArrayList<>();

    Mutants() {
        super(Mutants.class.getClassLoader());
        kernel.forEach(name -> {
            try {
                loadClass(PACKAGE + name);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static SortedSet<String> sources() {
        try (var files = Files.list(Path.of("src/main/java", PACKAGE.replace('.', '/')))) {
            return files.map(f -> f.getFileName().toString().replace(".java", "")).filter(n -> !LEFT.contains(n))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The changes by number, each by its place and what it does.
    List<String> names() {
        return names;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] code;
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            code = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String simple = name.substring(PACKAGE.length());
        byte[] defined = kernel.contains(simple.replaceFirst("\\$.*", "")) ? changed(simple, code) : code;
        return defineClass(name, defined, 0, defined.length);
    }

    private byte[] changed(String type, byte[] code) {
        ClassFile file = ClassFile.of();
        return file.transformClass(file.parse(code), (builder, element) -> {
            if (element instanceof MethodModel m && m.code().isPresent() && !m.methodName().equalsString("<clinit>")
                    && !m.methodName().equalsString("toString") && !m.methodName().equalsString("hashCode")) {
                builder.transformMethod(m, MethodTransform.transformingCode(new Changes(type + "." + m.methodName().stringValue(), settled(m.code().get()))));
            } else {
                builder.with(element);
            }
        });
    }

    /// The branches, by number, after the tests that javac adds to `case A _, B _ ->`: the switch itself has made them.
    private static Set<Integer> settled(CodeModel code) {
        Set<Integer> out = new HashSet<>();
        List<Instruction> all = code.elementStream().filter(Instruction.class::isInstance).map(Instruction.class::cast).toList();
        int branch = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof BranchInstruction) {
                if (all.get(i).opcode() == Opcode.IFEQ && i > 0 && all.get(i - 1).opcode() == Opcode.INSTANCEOF && all.get(i + 1).opcode() == Opcode.GOTO) {
                    out.add(branch);
                }
                branch++;
            }
        }
        return out;
    }

    /// The changes within one method.
    private final class Changes implements CodeTransform {
        private final String method;
        private final Map<String, Integer> seen = new LinkedHashMap<>();
        private final Set<Label> passed = new HashSet<>();
        private final Set<Integer> settled;
        private int branches;

        Changes(String method, Set<Integer> settled) {
            this.method = method;
            this.settled = settled;
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof LabelTarget t) {
                passed.add(t.label());
            }
            if (element instanceof BranchInstruction b && passed.contains(b.target())) {
                code.invokestatic(MUTATION, "loop", MethodTypeDesc.of(CD_void));
            }
            if (element instanceof BranchInstruction && settled.contains(branches++)) {
                code.with(element);
                return;
            }
            Label end = code.newLabel();
            for (Operators.Change change : Operators.of(element)) {
                String what = method + ": " + change.name();
                int count = seen.merge(what, 1, Integer::sum);
                Label next = code.newLabel();
                code.loadConstant(names.size()).invokestatic(MUTATION, "at", MethodTypeDesc.of(CD_boolean, CD_int)).ifeq(next);
                change.emit().accept(code);
                code.goto_(end).labelBinding(next);
                names.add(count == 1 ? what : what + " (" + count + ")");
            }
            code.with(element).labelBinding(end);
        }
    }
}
