package org.backproof.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backproof.algebra.Budget;
import org.backproof.elaborate.Meaning;
import org.backproof.elaborate.Network;
import org.backproof.elaborate.Task;
import org.backproof.elaborate.Tensor;
import org.backproof.emit.Assembly;
import org.backproof.emit.Extension;
import org.backproof.emit.GeneratedFile;
import org.backproof.emit.Generator;
import org.backproof.emit.NetworkAssembly;
import org.backproof.emit.NoCode;
import org.backproof.emit.Presets;
import org.backproof.emit.Options;
import org.backproof.emit.Program;
import org.backproof.emit.Request;
import org.backproof.emit.Target;
import org.backproof.expr.Symbol;
import org.backproof.language.Name;
import org.backproof.language.SourceError;
import org.backproof.language.Spelling;
import org.backproof.language.Statement;
import org.backproof.network.Equations;
import org.backproof.network.NoDerivative;
import org.backproof.network.Orientation;
import org.backproof.prove.Prover;

/// Answers `generate TARGET for …`.
final class Generation {
    /// The share of the work that may go to a network together with the derivative by what goes in.
    private static final double PASSED_ON = 0.5;

    private Generation() {
    }

    /// @throws SourceError for an unknown target, and for what cannot be generated
    static Reply of(Task.Generate task, Prover prover) {
        Statement.Generate statement = task.statement();
        Target target = target(statement);
        if (!task.subject().isScalar()) {
            throw new SourceError(statement.subject().toSource() + " is " + task.subject().shape() + ", not a scalar", statement.subject().span(),
                    "Write for instance sum(" + statement.subject().toSource() + ").");
        }
        if (task.variables().isEmpty() && task.pairing().isEmpty()) {
            String subject = statement.subject().toSource();
            throw new SourceError(subject + " has no variable, so there is no gradient to compute", statement.subject().span(), "A variable that it does not depend on is named: generate " + target.word() + " for " + subject + " wrt x, after x : scalar.");
        }
        return reply(statement, target, () -> Assembly.of(request(task), prover));
    }

    /// Code for a network.
    static Reply of(Task.GenerateNetwork task, Orientation orientation, Prover prover) {
        Statement.Generate statement = task.statement();
        if (task.network().role().given() || task.network().stack().isPresent()) {
            throw new SourceError("no code for " + task.network().name() + ": " + (task.network().role().given() ? "it has no loss" : "its depth is a symbol"),
                    statement.subject().span(), task.network().role().given() ? "Write a line loss in place of given; backprop " + task.network().name() + " shows the equations for any cotangent." : "Write a line for each hidden layer.");
        }
        Target target = target(statement);
        Stream.concat(statement.variables().stream(), statement.given().stream()).findFirst().ifPresent(e -> {
            throw new SourceError("a network's code takes no " + (statement.variables().isEmpty() ? "given" : "wrt"), e.span(), statement.variables().isEmpty()
                    ? "Declare it with those sizes and parameters." : "It gives the derivatives by all parameters.");
        });
        return reply(statement, target, () -> {
            try {
                return program(task, target, orientation, prover);
            } catch (NoDerivative e) {
                throw new SourceError("no code for " + task.network().name() + ": " + e.getMessage(), statement.subject().span());
            }
        });
    }

    /// For PyTorch with the derivative by what goes in, unless that takes too much work.
    private static Program program(Task.GenerateNetwork task, Target target, Orientation orientation, Prover prover) {
        String statement = task.statement().unsaved().toSource();
        Network network = Extension.of(task.network(), task.setting(), prover);
        if (target == Target.TORCH) {
            try {
                Prover part = prover.part(PASSED_ON);
                return NetworkAssembly.of(Equations.ofBatch(network.passingOn(), part), orientation, part, task.setting(), statement);
            } catch (Budget.Exhausted _) {
                // without it the network may still be found, and says so
            }
        }
        return NetworkAssembly.of(Equations.ofBatch(network, prover), orientation, prover, task.setting(), statement);
    }

    private static Target target(Statement.Generate statement) {
        return Target.of(statement.target().text()).orElseThrow(() -> new SourceError("there is no target " + statement.target(), statement.target().span(),
                Target.meant(statement.target().text()).map(t -> "Did you mean " + t.word() + "?").or(() -> Spelling.didYouMean(statement.target().text(), Target.words())).orElse("Targets are " + String.join(", ", Target.words()) + ".")));
    }

    private static Options options(Statement.Generate statement, Target target) {
        List<String> known = Options.words(target);
        for (Name option : statement.options()) {
            if (!known.contains(option.text())) {
                String all = known.isEmpty() ? "It has no options: its arrays are of the type of what they are given." : "Options are " + String.join(", ", known) + ".";
                throw new SourceError(target.word() + " has no option " + option.text(), option.span(), Spelling.didYouMean(option.text(), known).orElse(all));
            }
        }
        return Options.of(statement.options().stream().map(Name::text).toList());
    }

    private static Reply reply(Statement.Generate statement, Target target, Supplier<Program> program) {
        Options options = options(statement, target);
        try {
            Files files = new Files(Generator.print(program.get(), target, options));
            Rendering shown = statement.folder().isEmpty() ? files : new Rendering.Plain(String.join("\n", files.writeTo(folder(statement.folder().get(), statement))));
            return new Reply(Outcome.DONE, shown, List.of(), Map.of(Field.RESULT, Json.of(files.text())));
        } catch (BadInput e) {
            throw new SourceError(e.getMessage(), statement.span());
        } catch (NoCode e) {
            throw new SourceError("no code for " + statement.subject().toSource() + ": " + e.getMessage(), statement.subject().span(), e.suggestion());
        }
    }

    /// The folder of `-o FOLDER`, which is made where there is none.
    private static Path folder(String name, Statement.Generate statement) throws BadInput {
        Path folder = Shell.path(name, statement.span());
        try {
            return java.nio.file.Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new BadInput(folder + " is a file, and generated code goes into a folder");
        } catch (IOException e) {
            throw new BadInput(folder + ": cannot be made: " + TextFile.reason(e));
        }
    }

    /// The answer with its files written to a folder, and their names instead of their text.
    static Answer saved(Answer answer, Path folder) {
        if (!(answer.shown() instanceof Files files)) {
            return answer;
        }
        List<String> lines = List.of();
        List<String> wrong = new ArrayList<>(answer.diagnostics());
        try {
            lines = files.writeTo(folder);
        } catch (BadInput e) {
            wrong.add("backproof: " + e.getMessage());
        }
        return new Answer(answer.line(), answer.statement(), answer.kind(), wrong.isEmpty() ? answer.outcome() : Outcome.WRONG,
                new Rendering.Plain(String.join("\n", lines)), wrong, answer.fields(), answer.time());
    }

    private static Request request(Task.Generate task) {
        Map<Symbol, Double> presets = Presets.of(task.presets());
        String typed = task.statement().unsaved().toSource();
        if (task.pairing().isPresent()) {
            return Request.of(task.pairing().get(), task.variables(), presets, task.setting(), typed);
        }
        Map<String, Tensor> named = new LinkedHashMap<>();
        task.setting().scope().named().stream().filter(n -> n.value().body() != task.subject().body()).forEach(n -> named.put(n.name(), n.value()));
        String name = task.statement().subject() instanceof Name n && task.setting().scope().meaning(n.text()).orElse(null) instanceof Meaning.Named ? n.text() : "value";
        return new Request(name, name, task.subject().body(), task.variables(), named, List.of(), presets, task.setting(), typed);
    }

    /// Generated files, one after the other.
    record Files(List<GeneratedFile> files) implements Rendering {
        @Override
        public String text() {
            return files.size() == 1 ? files.getFirst().text().stripTrailing()
                    : files.stream().map(f -> "== " + f.name() + " ==\n" + f.text()).collect(Collectors.joining("\n")).stripTrailing();
        }

        /// What was written, a line each.
        List<String> writeTo(Path folder) throws BadInput {
            List<String> lines = new ArrayList<>();
            for (GeneratedFile f : files) {
                TextFile.write(folder.resolve(f.name()), f.text());
                lines.add("written: " + folder.resolve(f.name()));
            }
            return lines;
        }

        @Override
        public String latex() {
            return files.stream().map(f -> LatexText.verbatim(f.text())).collect(Collectors.joining("\n"));
        }

        @Override
        public String markdown() {
            return files.stream().map(f -> "`" + f.name() + "`\n\n```\n" + f.text() + "```").collect(Collectors.joining("\n\n"));
        }
    }
}
