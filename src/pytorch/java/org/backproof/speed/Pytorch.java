package org.backproof.speed;

import java.util.List;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

/// PyTorch in eager mode, as the Deep Java Library ships it: its operations one after the other, then its own backward pass.
final class Pytorch implements Team {
    Pytorch() {
        Engine.getInstance();
    }

    @Override
    public String name() {
        return "PyTorch " + Engine.getInstance().getVersion();
    }

    @Override
    public Contender contender(Work work) {
        return switch (work) {
            case Work.Loss w -> new Loss(w);
            case Work.Step w -> new Step(w);
        };
    }

    private static final class Loss implements Contender {
        private final NDManager manager = NDManager.newBaseManager();
        private final NDArray z;
        private final NDArray t;

        Loss(Work.Loss w) {
            z = manager.create(w.z(), new Shape(w.m(), w.K()));
            z.setRequiresGradient(true);
            t = manager.create(w.t(), new Shape(w.m(), w.K()));
        }

        @Override
        public void run() {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector(); NDManager inner = manager.newSubManager()) {
                z.tempAttach(inner);
                t.tempAttach(inner);
                NDArray loss = z.logSoftmax(1).mul(t).sum(new int[] {1}).neg();
                collector.backward(loss.sum());
            }
        }

        @Override
        public float[] gradient() {
            return z.getGradient().toFloatArray();
        }

        @Override
        public void close() {
            manager.close();
        }
    }

    /// Examples are rows, as in practice.
    private static final class Step implements Contender {
        private final NDManager manager = NDManager.newBaseManager();
        private final NDArray x;
        private final NDArray y;
        private final NDList parameters;
        private final NDList velocities = new NDList();
        private float[] first;

        Step(Work.Step w) {
            x = manager.create(w.X(), new Shape(w.n(), w.m())).transpose().duplicate();
            y = manager.create(w.Y(), new Shape(w.K(), w.m())).transpose().duplicate();
            parameters = new NDList(manager.create(w.W1(), new Shape(w.h(), w.n())), manager.create(w.b1()),
                    manager.create(w.W2(), new Shape(w.K(), w.h())), manager.create(w.b2()));
            for (NDArray p : parameters) {
                velocities.add(p.zerosLike());
                p.setRequiresGradient(true);
            }
        }

        @Override
        public void run() {
            try (NDManager inner = manager.newSubManager()) {
                List.of(x, y).forEach(a -> a.tempAttach(inner));
                parameters.forEach(a -> a.tempAttach(inner));
                velocities.forEach(a -> a.tempAttach(inner));
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray hidden = x.matMul(parameters.get(0).transpose()).add(parameters.get(1)).getNDArrayInternal().relu();
                    NDArray logits = hidden.matMul(parameters.get(2).transpose()).add(parameters.get(3));
                    collector.backward(logits.logSoftmax(1).mul(y).sum(new int[] {1}).neg().mean());
                }
                for (int k = 0; k < parameters.size(); k++) {
                    NDArray gradient = parameters.get(k).getGradient();
                    velocities.get(k).muli(Work.Step.MOMENTUM).addi(gradient);
                    parameters.get(k).subi(velocities.get(k).mul(Work.Step.RATE));
                }
                if (first == null) {
                    first = parameters.getFirst().getGradient().toFloatArray();
                }
            }
        }

        @Override
        public float[] gradient() {
            return first;
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
