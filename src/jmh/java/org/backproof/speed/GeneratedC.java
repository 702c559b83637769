package org.backproof.speed;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Generated C, compiled by gcc and called in this process.
@SuppressWarnings("restricted")
final class GeneratedC implements Team {
    /// With -ffast-math gcc takes several exponentials and sums at a time.
    static final List<String> FLAGS = List.of("-O3", "-march=native", "-ffast-math", "-mprefer-vector-width=512");

    private final SymbolLookup library;

    GeneratedC(Path folder) throws IOException, InterruptedException {
        Path library = folder.resolve("generated.so");
        var command = new ArrayList<>(List.of("gcc"));
        command.addAll(FLAGS);
        command.addAll(List.of("-shared", "-fPIC", "-o", library.toString(), folder.resolve("ce_softmax.c").toString(), folder.resolve("digits.c").toString(), "-lm"));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("the generated C does not compile");
        }
        this.library = SymbolLookup.libraryLookup(library, Arena.global());
    }

    @Override
    public String name() {
        return "C";
    }

    @Override
    public Contender contender(Work work) {
        return switch (work) {
            case Work.Loss w -> loss(w);
            case Work.Step w -> step(w);
        };
    }

    private MethodHandle function(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type, Linker.Option.critical(true));
    }

    /// `int name(size_t, …, float *, …)`
    private static FunctionDescriptor type(int sizes, int arrays) {
        List<MemoryLayout> all = new ArrayList<>(Collections.nCopies(sizes, JAVA_LONG));
        all.addAll(Collections.nCopies(arrays, ADDRESS));
        return FunctionDescriptor.of(JAVA_INT, all.toArray(MemoryLayout[]::new));
    }

    private Contender loss(Work.Loss w) {
        MethodHandle compute = function("ce_softmax", type(2, 4));
        float[] dz = new float[w.z().length];
        MemorySegment z = MemorySegment.ofArray(w.z());
        MemorySegment t = MemorySegment.ofArray(w.t());
        MemorySegment loss = MemorySegment.ofArray(new float[w.m()]);
        MemorySegment gradient = MemorySegment.ofArray(dz);
        return new Running(() -> succeed((int) compute.invokeExact((long) w.m(), (long) w.K(), z, t, loss, gradient)), dz);
    }

    private Contender step(Work.Step w) {
        MethodHandle gradient = function("digits", type(4, 11));
        MethodHandle step = function("digits_step", FunctionDescriptor.ofVoid(JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_FLOAT, JAVA_FLOAT));
        List<MemorySegment> parameters = new ArrayList<>();
        List<MemorySegment> derivatives = new ArrayList<>();
        List<MemorySegment> velocities = new ArrayList<>();
        List<float[]> gradients = new ArrayList<>();
        for (float[] p : List.of(w.W1(), w.b1(), w.W2(), w.b2())) {
            parameters.add(MemorySegment.ofArray(p.clone()));
            gradients.add(new float[p.length]);
            derivatives.add(MemorySegment.ofArray(gradients.getLast()));
            velocities.add(MemorySegment.ofArray(new float[p.length]));
        }
        MemorySegment loss = MemorySegment.ofArray(new float[1]);
        MemorySegment X = MemorySegment.ofArray(w.X());
        MemorySegment Y = MemorySegment.ofArray(w.Y());
        return new Running(() -> {
            succeed((int) gradient.invokeExact((long) w.m(), (long) w.n(), (long) w.K(), (long) w.h(), X, Y, parameters.get(0), parameters.get(1), parameters.get(2),
                    parameters.get(3), loss, derivatives.get(0), derivatives.get(1), derivatives.get(2), derivatives.get(3)));
            for (int k = 0; k < parameters.size(); k++) {
                step.invokeExact(parameters.get(k).byteSize() / Float.BYTES, parameters.get(k), derivatives.get(k), velocities.get(k), Work.Step.RATE, Work.Step.MOMENTUM);
            }
        }, gradients.getFirst());
    }

    private static void succeed(int code) {
        if (code != 0) {
            throw new IllegalStateException("the generated C refuses its input");
        }
    }
}
