package org.backproof.speed;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The processor time of this process, all its threads, in nanoseconds: POSIX `clock_gettime`. That of the JDK counts in steps of 10 ms.
@SuppressWarnings("restricted")
final class ProcessorTime {
    private static final int PROCESS = 2;
    private static final long BILLION = 1_000_000_000;

    private final MethodHandle clock;
    private final MemorySegment time = Arena.global().allocate(JAVA_LONG, 2);

    ProcessorTime() {
        Linker linker = Linker.nativeLinker();
        clock = linker.downcallHandle(linker.defaultLookup().findOrThrow("clock_gettime"), FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    }

    long now() {
        try {
            if ((int) clock.invokeExact(PROCESS, time) != 0) {
                throw new IllegalStateException("no clock");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return time.getAtIndex(JAVA_LONG, 0) * BILLION + time.getAtIndex(JAVA_LONG, 1);
    }
}
