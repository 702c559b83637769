"""Times PyTorch in eager mode from Python: the loss, its gradient, and steps of training, on one thread, in single precision.

Prints the median processor time in milliseconds, and for the loss that of a copy of logits and labels. The sizes are those of
org.backproof.speed.Work.
"""
import statistics
import time

import torch

ROUNDS = 9
torch.set_num_threads(1)


def timed(name, run, repeats, copied=()):
    times = []
    for _ in range(ROUNDS + 2):
        start = time.process_time()
        for _ in range(repeats):
            run()
        times.append((time.process_time() - start) / repeats * 1e3)
    median = statistics.median(times[2:])
    print(f"{name:32}{median:14.3f}", end="")
    if copied:
        to = [torch.empty_like(c) for c in copied]
        start = time.process_time()
        for _ in range(ROUNDS):
            for a, c in zip(to, copied):
                a.copy_(c)
        copy = (time.process_time() - start) / ROUNDS * 1e3
        print(f"   copy {copy:10.3f}, ratio {median / copy:6.1f}", end="")
    print()


def loss(m, K):
    z = torch.empty(m, K).uniform_(-2, 2).requires_grad_()
    t = torch.nn.functional.one_hot(torch.randint(K, (m,)), K).float()

    def run():
        z.grad = None
        torch.nn.functional.cross_entropy(z, t, reduction="sum").backward()

    timed(f"ce of softmax, {m} x {K}", run, 20 if K == 10 else 1, (z.detach(), t))


def step(m):
    network = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9)
    x = torch.rand(m, 784)
    y = torch.nn.functional.one_hot(torch.randint(10, (m,)), 10).float()

    def run():
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(network(x), y).backward()
        optimizer.step()

    timed(f"step of 784-128-10, batch {m}", run, 5)


print(f"PyTorch {torch.__version__} from Python, milliseconds of processor time")
for m, K in (8192, 10), (8192, 1000), (512, 32000):
    loss(m, K)
for m in 32, 512:
    step(m)
