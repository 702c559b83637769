package org.backproof.emit;

/// How scripts of the tests load generated modules, and call a forward function of PyTorch that saves nothing.
final class GeneratedPython {
    static final String MODULES = """
            import importlib.util
            import pathlib

            import numpy as np
            import torch


            def module(folder, name):
                file, = (pathlib.Path(__file__).parent / folder).glob(name + "_[nt]*.py")
                spec = importlib.util.spec_from_file_location(folder + "_" + name, file)
                made = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(made)
                return made


            class Nothing:
                def save_for_backward(self, *tensors):
                    pass


            """;

    private GeneratedPython() {
    }
}
