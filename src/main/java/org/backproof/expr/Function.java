package org.backproof.expr;

import java.util.List;
import java.util.Objects;

/// What can be applied to arguments.
public sealed interface Function {

    /// The name in the language.
    String name();

    /// The sorts of the parameters, trailing indices included.
    List<Sort> parameters();

    /// The number of trailing parameters that are indices of a tensor value; 0 for a scalar-valued function.
    default int rank() {
        return 0;
    }

    /// A function with axioms; see [Primitives].
    record Primitive(String name, int arity) implements Function {
        @Override
        public List<Sort> parameters() {
            return java.util.Collections.nCopies(arity, Sort.REAL);
        }
    }

    /// The maximum over a non-empty tensor.
    record Largest(List<Sort> parameters) implements Function {
        public Largest {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String name() {
            return "max";
        }

        /// The range is that of the argument: a maximum in an instance of a definition is one over the size put in.
        @Override
        public boolean equals(Object other) {
            return other instanceof Largest l && l.parameters.size() == parameters.size();
        }

        @Override
        public int hashCode() {
            return parameters.size();
        }
    }

    /// An unknown real function, smooth on the whole of its declared domain.
    record Opaque(String name, int arity, int order) implements Function {
        @Override
        public List<Sort> parameters() {
            return java.util.Collections.nCopies(arity, Sort.REAL);
        }
    }

    /// A function with a definition. Two definitions with the same name, parameters and body are the same function.
    ///
    /// The body has no free symbols but the parameters and the sizes in their sorts (found from the arguments).
    ///
    /// @param symbols the parameters as they occur in the body: visible ones, hidden ones, trailing indices
    /// @param hidden  how many stand for names that the definition mentions without having them as parameters
    /// @param rank    how many are trailing indices
    record Defined(String name, List<Symbol> symbols, int hidden, Expr body, int rank) implements Function {
        public Defined {
            symbols = List.copyOf(symbols);
        }

        @Override
        public List<Sort> parameters() {
            return symbols.stream().map(Symbol::sort).toList();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Defined d && d.body == body && d.rank == rank && d.hidden == hidden && d.name.equals(name)
                    && d.symbols.equals(symbols);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, body);
        }
    }

    /// A structural hash, the same in every run.
    default long hash() {
        long h = Facts.hashOf(name());
        return switch (this) {
            case Primitive p -> Facts.mix(h, p.arity);
            case Largest l -> Facts.mix(h, l.parameters.size());
            case Opaque o -> Facts.mix(h, 31L * o.arity + o.order);
            case Defined d -> Facts.mix(h, d.body.hash());
        };
    }
}
