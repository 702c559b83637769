package org.backproof.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.backproof.expr.Expr;
import org.backproof.expr.Prop;

/// What can be wrong with one instruction: a test turned round, a condition lost, a sign, an operand or a number changed.
final class Operators {

    /// @param emit writes the changed instruction: it takes from the stack and leaves there what the original does
    record Change(String name, Consumer<CodeBuilder> emit) {
    }

    private static final ClassDesc LIST = ClassDesc.of(List.class.getName());
    private static final ClassDesc ARRAY_LIST = ClassDesc.of(ArrayList.class.getName());
    private static final ClassDesc PROP = ClassDesc.of(Prop.class.getName());
    private static final ClassDesc EXPR = ClassDesc.of(Expr.class.getName());
    private static final Map<Opcode, Opcode> OPPOSITE = Map.ofEntries(Map.entry(Opcode.IFEQ, Opcode.IFNE), Map.entry(Opcode.IFNE, Opcode.IFEQ),
            Map.entry(Opcode.IFLT, Opcode.IFGE), Map.entry(Opcode.IFGE, Opcode.IFLT), Map.entry(Opcode.IFGT, Opcode.IFLE),
            Map.entry(Opcode.IFLE, Opcode.IFGT), Map.entry(Opcode.IF_ICMPEQ, Opcode.IF_ICMPNE), Map.entry(Opcode.IF_ICMPNE, Opcode.IF_ICMPEQ),
            Map.entry(Opcode.IF_ICMPLT, Opcode.IF_ICMPGE), Map.entry(Opcode.IF_ICMPGE, Opcode.IF_ICMPLT),
            Map.entry(Opcode.IF_ICMPGT, Opcode.IF_ICMPLE), Map.entry(Opcode.IF_ICMPLE, Opcode.IF_ICMPGT),
            Map.entry(Opcode.IF_ACMPEQ, Opcode.IF_ACMPNE), Map.entry(Opcode.IF_ACMPNE, Opcode.IF_ACMPEQ),
            Map.entry(Opcode.IFNULL, Opcode.IFNONNULL), Map.entry(Opcode.IFNONNULL, Opcode.IFNULL));
    private static final Map<Opcode, Opcode> ARITHMETIC = Map.of(Opcode.IADD, Opcode.ISUB, Opcode.ISUB, Opcode.IADD);
    private static final Map<Opcode, Integer> NUMBERS = Map.of(Opcode.ICONST_0, 1, Opcode.ICONST_1, 0, Opcode.ICONST_2, 1);
    private static final Map<String, String> CONSTANTS = Map.ofEntries(Map.entry("Terms.ONE", "ZERO"), Map.entry("Terms.ZERO", "ONE"),
            Map.entry("Terms.TWO", "ONE"), Map.entry("Terms.MINUS_ONE", "ONE"), Map.entry("Rational.ONE", "MINUS_ONE"),
            Map.entry("Rational.MINUS_ONE", "ONE"), Map.entry("Rational.ZERO", "ONE"), Map.entry("Prop.TRUE", "FALSE"), Map.entry("Prop.FALSE", "TRUE"),
            Map.entry("Sign.POSITIVE", "NONNEGATIVE"), Map.entry("Sign.NONNEGATIVE", "POSITIVE"), Map.entry("Sign.NONZERO", "ZERO"),
            Map.entry("Sign.ZERO", "NONZERO"));
    /// Another method of the same class and type.
    private static final Map<String, String> METHODS = Map.ofEntries(Map.entry("Prop.positive", "nonnegative"), Map.entry("Prop.nonnegative", "positive"),
            Map.entry("Prop.nonzero", "zero"), Map.entry("Prop.zero", "nonnegative"), Map.entry("Prop.and", "or"), Map.entry("Prop.or", "and"),
            Map.entry("Terms.multiply", "add"), Map.entry("Terms.add", "multiply"), Map.entry("Math.min", "max"), Map.entry("Math.max", "min"),
            Map.entry("Polynomial.add", "subtract"), Map.entry("Polynomial.subtract", "add"), Map.entry("Rational.add", "subtract"),
            Map.entry("Rational.subtract", "add"), Map.entry("Rational.multiply", "divide"), Map.entry("Rational.divide", "multiply"));
    private static final List<String> CONDITIONS = List.of("Prop.defined", "Prop.positive", "Prop.nonnegative", "Prop.nonzero", "Prop.zero", "Prop.whole");
    private static final List<String> CONDITION_LISTS = List.of("Ranges.conditions", "Admission.conditions", "Definedness.conditions");

    private Operators() {
    }

    static List<Change> of(CodeElement element) {
        return switch (element) {
            case BranchInstruction b when OPPOSITE.containsKey(b.opcode()) ->
                List.of(new Change("the opposite test", c -> c.branch(OPPOSITE.get(b.opcode()), b.target())));
            case ConstantInstruction k when NUMBERS.containsKey(k.opcode()) ->
                List.of(new Change(k.constantValue() + " becomes " + NUMBERS.get(k.opcode()), c -> c.loadConstant(NUMBERS.get(k.opcode()))));
            case OperatorInstruction o when ARITHMETIC.containsKey(o.opcode()) ->
                List.of(new Change(o.opcode() == Opcode.IADD ? "+ becomes −" : "− becomes +", c -> {
                    if (o.opcode() == Opcode.IADD) {
                        c.isub();
                    } else {
                        c.iadd();
                    }
                }));
            case FieldInstruction f when f.opcode() == Opcode.GETSTATIC && CONSTANTS.containsKey(name(f.owner().asInternalName(), f.name().stringValue())) -> {
                String other = CONSTANTS.get(name(f.owner().asInternalName(), f.name().stringValue()));
                yield List.of(new Change(f.name() + " becomes " + other, c -> c.getstatic(f.owner().asSymbol(), other, f.typeSymbol())));
            }
            case InvokeInstruction i -> calls(i);
            case CodeElement _ -> List.of();
        };
    }

    /// `Class.member` without packages and outer classes.
    private static String name(String owner, String member) {
        return owner.substring(1 + Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$'))) + "." + member;
    }

    private static List<Change> calls(InvokeInstruction i) {
        String name = name(i.owner().asInternalName(), i.name().stringValue());
        MethodTypeDesc type = i.typeSymbol();
        List<Change> out = new ArrayList<>();
        if (METHODS.containsKey(name)) {
            out.add(new Change(name + " becomes " + METHODS.get(name), c -> c.invoke(i.opcode(), i.owner().asSymbol(), METHODS.get(name), type, i.isInterface())));
        }
        if (CONDITIONS.contains(name)) {
            out.add(new Change(name + " is lost", c -> c.pop().getstatic(PROP, "TRUE", PROP)));
        }
        if (CONDITION_LISTS.contains(name)) {
            out.add(new Change(name + " are lost", c -> {
                type.parameterList().forEach(_ -> c.pop());
                c.invokestatic(LIST, "of", MethodTypeDesc.of(LIST), true);
            }));
        }
        boolean truth = type.returnType().equals(ConstantDescs.CD_boolean);
        switch (name) {
            case "Logic.require" -> out.add(new Change("requires nothing", CodeBuilder::pop2));
            case "Theorem.hypotheses" -> out.add(new Change("the hypotheses are lost", c -> c.pop().invokestatic(LIST, "of", MethodTypeDesc.of(LIST), true)));
            case "Theorem.union" -> out.add(new Change("the hypotheses of premises are lost",
                    c -> c.pop().new_(ARRAY_LIST).dup().invokespecial(ARRAY_LIST, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void))));
            case "Logic.quantified" -> out.add(new Change("not quantified", CodeBuilder::pop));
            case "Definedness.notEmpty" -> out.add(new Change("may be empty", c -> c.pop().getstatic(PROP, "TRUE", PROP)));
            case "Prop.negate", "Terms.negate" -> out.add(new Change(name + " is lost", CodeBuilder::nop));
            case "Terms.subtract", "Terms.divide", "Terms.power" -> {
                if (type.parameterType(1).equals(EXPR)) {
                    out.add(new Change(name + " with swapped operands", c -> c.swap().invoke(i.opcode(), i.owner().asSymbol(), i.name().stringValue(), type, i.isInterface())));
                }
                if (type.parameterType(1).equals(EXPR)) {
                    out.add(new Change(name + " without its second operand", CodeBuilder::pop));
                }
            }
            case "Equal.<init>" -> out.add(new Change("sides exchanged",
                    c -> c.swap().invokespecial(i.owner().asSymbol(), "<init>", type)));
            case "Substitution.apply" -> out.add(new Change("nothing put in", c -> c.swap().pop()));
            case "List.add", "List.addAll", "Set.add" -> {
                if (truth && type.parameterCount() == 1) {
                    out.add(new Change(name + " is lost", c -> c.pop2().iconst_1()));
                }
            }
            case "List.removeIf" -> out.add(new Change("nothing removed", c -> c.pop2().iconst_0()));
            case "Free.occurs" -> out.add(new Change("does not occur", c -> c.pop2().iconst_0()));
            default -> {
                boolean method = i.opcode() != Opcode.INVOKESTATIC && type.parameterCount() == 1
                        && TypeKind.from(type.parameterType(0)) == TypeKind.REFERENCE;
                if (truth && method && !name.startsWith("Map.")) {
                    out.add(new Change(name + " is true", c -> c.pop2().iconst_1()));
                }
            }
        }
        return out;
    }
}
