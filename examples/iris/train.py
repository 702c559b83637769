"""Trains the generated network on a table: train.py [FILE [HIDDEN [EPOCHS]]].

The last column of the table is the class, the others are numbers. Every fifth row is kept for the test.
"""
import csv
import pathlib
import sys

import numpy as np

import two_layer_numpy as two_layer


def read(file):
    """The numbers, a column for each example, and the classes as numbers."""
    with open(file, newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    names = sorted({row[-1] for row in rows})
    return np.array([[float(v) for v in row[:-1]] for row in rows]).T, np.array([names.index(row[-1]) for row in rows])


def main(file=pathlib.Path(__file__).parent / "iris.csv", hidden=16, epochs=60):
    X, labels = read(file)
    test = np.arange(labels.size) % 5 == 0
    mean = X[:, ~test].mean(axis=1, keepdims=True)
    spread = X[:, ~test].std(axis=1, keepdims=True)
    X = (X - mean) / np.where(spread > 0, spread, 1)
    Y = np.eye(labels.max() + 1)[labels].T
    X_train, Y_train = X[:, ~test], Y[:, ~test]

    parameters = two_layer.initialise(n=X.shape[0], K=Y.shape[0], h=hidden, seed=1)
    velocities = [np.zeros_like(p) for p in parameters]
    rng = np.random.default_rng(1)
    for epoch in range(1, epochs + 1):
        order = rng.permutation(X_train.shape[1])
        total = 0.0
        for batch in np.array_split(order, -(-order.size // 32)):
            loss, *gradients = two_layer.two_layer(X_train[:, batch], Y_train[:, batch], *parameters)
            two_layer.step(parameters, gradients, velocities, rate=0.05, momentum=0.9)
            total += loss * batch.size
        print(f"epoch {epoch}  loss {total / order.size:.4f}", flush=True)
    predicted = two_layer.predict(X[:, test], *parameters).argmax(axis=0)
    print(f"accuracy {np.mean(predicted == labels[test]):.4f} on {test.sum()} examples")


if __name__ == "__main__":
    main(*sys.argv[1:2], *map(int, sys.argv[2:4]))
