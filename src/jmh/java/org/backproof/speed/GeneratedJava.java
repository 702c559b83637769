package org.backproof.speed;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import javax.tools.ToolProvider;

/// Generated Java, compiled by the JDK that runs.
final class GeneratedJava implements Team {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private final URLClassLoader loader;

    GeneratedJava(Path folder) throws Exception {
        String[] files = {folder.resolve("CeSoftmax.java").toString(), folder.resolve("Digits.java").toString()};
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, files) != 0) {
            throw new IllegalStateException("the generated Java does not compile");
        }
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
    }

    @Override
    public String name() {
        return "Java";
    }

    @Override
    public Contender contender(Work work) throws Exception {
        return switch (work) {
            case Work.Loss w -> loss(w);
            case Work.Step w -> step(w);
        };
    }

    private Contender loss(Work.Loss w) throws Exception {
        MethodHandle compute = LOOKUP.findStatic(loader.loadClass("CeSoftmax"), "compute",
                MethodType.methodType(void.class, int.class, int.class, float[].class, float[].class, float[].class, float[].class));
        float[] loss = new float[w.m()];
        float[] dz = new float[w.z().length];
        return new Running(() -> {
            compute.invokeExact(w.m(), w.K(), w.z(), w.t(), loss, dz);
        }, dz);
    }

    private Contender step(Work.Step w) throws Exception {
        Class<?> type = loader.loadClass("Digits");
        Object network = type.getConstructor(int.class, int.class, int.class).newInstance(w.n(), w.K(), w.h());
        copy(w.W1(), type, network, "W1");
        copy(w.W2(), type, network, "W2");
        MethodHandle forward = LOOKUP.findVirtual(type, "forward", MethodType.methodType(float[].class, int.class, float[].class)).bindTo(network);
        MethodHandle loss = LOOKUP.findVirtual(type, "loss", MethodType.methodType(double.class, float[].class)).bindTo(network);
        MethodHandle backward = LOOKUP.findVirtual(type, "backward", MethodType.methodType(void.class)).bindTo(network);
        MethodHandle step = LOOKUP.findVirtual(type, "step", MethodType.methodType(void.class, float.class, float.class)).bindTo(network);
        return new Running(() -> {
            float[] prediction = (float[]) forward.invokeExact(w.m(), w.X());
            double value = (double) loss.invokeExact(w.Y());
            backward.invokeExact();
            step.invokeExact(Work.Step.RATE, Work.Step.MOMENTUM);
            if (prediction.length == 0 || Double.isNaN(value)) {
                throw new IllegalStateException("no number");
            }
        }, (float[]) type.getField("dW1").get(network));
    }

    private static void copy(float[] from, Class<?> type, Object network, String field) throws ReflectiveOperationException {
        System.arraycopy(from, 0, (float[]) type.getField(field).get(network), 0, from.length);
    }
}
