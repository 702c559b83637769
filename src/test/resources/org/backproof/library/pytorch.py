# Values and gradients as PyTorch computes them. Input: a line for each case, its number, the formula and the variables with their kinds and values as JSON.
# Output: lines "case entry value number" and "case entry variable place number", places counted from 1.
import json
import sys
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def variable(kind, value, varies):
    if kind == "index":
        return torch.tensor(value - 1)
    return value if kind == "number" else torch.tensor(value, requires_grad=varies and kind != "label")


def evaluated(formula, given):
    """Values and variables; where a loss takes no gradient by a label or a weight, all but the first variable are held."""
    names = {name: variable(kind, value, True) for name, kind, value in given}
    try:
        return eval(formula, globals(), names), names
    except RuntimeError:
        names = {name: variable(kind, value, i == 0) for i, (name, kind, value) in enumerate(given)}
        return eval(formula, globals(), names), names


for line in sys.stdin:
    case, formula, given = json.loads(line)
    values, names = evaluated(formula, given)
    real = {name: v for name, v in names.items() if isinstance(v, torch.Tensor) and v.requires_grad}
    for entry, out in enumerate(values.flatten(), 1):
        print(case, entry, "value", repr(out.item()))
        gradients = torch.autograd.grad(out, list(real.values()), retain_graph=True, allow_unused=True)
        for name, gradient in zip(real, gradients):
            if gradient is not None:
                for place, number in enumerate(gradient.flatten(), 1):
                    print(case, entry, name, place, repr(number.item()))
