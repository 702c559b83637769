/**
 * The one grammar: scripts, REPL lines and the library are all written in it.
 *
 * The lines of a text are gathered into statements before parsing (`Layout`), and each statement is parsed by itself, by the rule `line`.
 * Layout also turns some tokens into others: a word that begins a statement into its keyword, the `=` of a definition into DEFINE,
 * drops the line breaks that end nothing, and in networks and formulas of notes puts BESIDE between operands that stand side by side.
 * In formulas of notes LaTeX and superscripts are rewritten before (`NoteTokens`), and `·` becomes DOT.
 */
grammar Backproof;

tokens {
    DEFINE,
    ASSUME, PROVE, CHECK, PAIR, DERIVE, MATCH, RULE,
    HELP, LATEX, STEPS, ASSUMPTIONS, UNDO, SAVE, LOAD,
    NETWORK, BACKPROP, GENERATE, FOR, OUTPUT, STABILITY,
    GIVEN, WITH, WRT,
    BESIDE, DOT
}

line: statement EOF;

lone: value=condition EOF;

statement
    : names+=NAME (COMMA names+=NAME)* (COLON shape=type | IN set=domain) attributes?          # declaration
    | name=NAME DEFINE body=expression attributes?                                            # valueDefinition
    | name=NAME LPAREN (parameters+=parameter (COMMA parameters+=parameter)*)? RPAREN
          DEFINE body=expression attributes?                                                  # functionDefinition
    | RULE name=NAME COLON claim=condition given? attributes?                                 # rewriteRule
    | ASSUME facts=conditions                                                                 # assume
    | PROVE claim=condition given?                                                            # prove
    | CHECK claim=condition given?                                                            # check
    | PAIR losses=expressions (WITH activations+=binding (COMMA activations+=binding)*)? given? # pair
    | DERIVE subject=expression (WITH activation=binding | WRT variables=expressions)? given? # derive
    | MATCH subject=expression (WITH activation=binding)? given?                              # match
    | STEPS grain=(NAME | NUMBER)?                                                            # steps
    | word=(ASSUMPTIONS | UNDO)                                                               # command
    | word=(HELP | LATEX | SAVE | LOAD) rest+=~EOF*                                           # request
    | NETWORK name=NAME LBRACE NEWLINE* parts+=part (NEWLINE+ parts+=part)* NEWLINE* RBRACE   # network
    | BACKPROP name=NAME                                                                      # backprop
    | CHECK name=NAME COLON? LBRACE NEWLINE* formulas+=formula (NEWLINE+ formulas+=formula)* NEWLINE* RBRACE    # checkFormulas
    | CHECK name=NAME COLON formulas+=formula                                                 # checkFormulas
    | GENERATE words+=NAME+ (FOR subject=expression (WITH activation=binding)?
          (WRT variables=expressions)? given?)? (OUTPUT rest+=~EOF*)?                         # generate
    | STABILITY subject=expression given?                                                     # stability
    | value=expression given?                                                                 # evaluation
    ;

/** A line of a network, `hidden h relu`: words side by side. */
part: words=expression;

/** As in notes: factors may stand side by side, `dW = 1/m dZ A.T`. */
formula: target=expression EQ value=expression;

given: GIVEN facts=conditions;

conditions: facts+=condition (COMMA facts+=condition)*;

expressions: values+=expression (COMMA values+=expression)*;

binding: (name=NAME EQ)? value=expression;

parameter: name=NAME (COLON shape=type | IN set=domain)? (EQ preset=expression)?;

type: kind=NAME (LBRACKET sizes=expressions RBRACKET)? (IN set=domain | words+=NAME)*;

domain
    : bounds                                                                                  # interval
    | LBRACE elements=expressions RBRACE                                                      # finite
    | first=expression (RANGE last=expression)?                                               # range
    ;

bounds: opening=(LPAREN | LBRACKET) low=expression COMMA high=expression closing=(RPAREN | RBRACKET);

attributes: LBRACE NEWLINE* (entry (NEWLINE+ entry)* NEWLINE*)? RBRACE;

/** Texts end by themselves, so several may share a line: `latex "\sigma" unicode "σ"`. */
entry: texts+=text+ last=attribute? | last=attribute;

text: name=NAME values+=STRING+;

attribute
    : name=NAME set=bounds                                                                    # rangeAttribute
    | name=NAME label=NAME? COLON claim=condition given?                                      # claimAttribute
    | name=NAME claim=condition given?                                                        # wordAttribute
    ;

condition
    : NOT operand=condition                                                                   # negation
    | left=condition AND right=condition                                                      # conjunction
    | left=condition OR right=condition                                                       # disjunction
    | first=expression (IN set=domain | (relations+=relation rest+=expression)+)?             # relationChain
    ;

relation: EQ | NE | LT | LE | GT | GE;

expression
    : function=NAME primes+=PRIME* LPAREN (arguments+=condition (COMMA arguments+=condition)*)? RPAREN # call
    | NAME                                                                                    # name
    | NUMBER                                                                                  # number
    | LPAREN inner=condition RPAREN                                                           # group
    | LBRACKET entries=expressions RBRACKET                                                   # array
    | tensor=expression LBRACKET indices+=slot (COMMA indices+=slot)* RBRACKET                # element
    | operand=expression (PRIME | TRANSPOSE)                                                  # transpose
    | base=expression SUPERSCRIPT                                                             # superscript
    | <assoc=right> base=expression POWER exponent=expression                                 # power
    | sign=(MINUS | PLUS) operand=expression                                                  # signed
    | left=expression op=(TIMES | DIVIDE | AT | BESIDE | DOT) right=expression                         # product
    | left=expression op=(PLUS | MINUS) right=expression                                      # sum
    | IF test=condition THEN yes=expression ELSE no=expression                                # conditional
    ;

/** `A[:, j]` is the column j. */
slot: index=expression | COLON;

IF: 'if';
THEN: 'then';
ELSE: 'else';
AND: 'and' | '∧';
OR: 'or' | '∨';
NOT: 'not' | '¬';
IN: 'in' | '∈';

PLUS: '+';
MINUS: '-' | '−';
TIMES: '*' | '·' | '⋅' | '×' | '⊙' | '∗' | '∘';
DIVIDE: '/' | '÷' | '∕';
AT: '@';
POWER: '^' | '**';
SUPERSCRIPT: [⁺⁻]? [⁰¹²³⁴⁵⁶⁷⁸⁹]+;
TRANSPOSE: 'ᵀ' | '.T';
PRIME: ['′’″‴];

EQ: '=' | '==';
NE: '!=' | '≠';
LE: '<=' | '≤' | '⩽';
GE: '>=' | '≥' | '⩾';
LT: '<';
GT: '>';

RANGE: '..' | '…';
COMMA: ',';
COLON: ':';
SEMICOLON: ';';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
LBRACE: '{';
RBRACE: '}';

NUMBER: DIGITS ('.' DIGITS)? EXPONENT? | '.' DIGITS EXPONENT?;
fragment DIGITS: [0-9]+;
fragment EXPONENT: [eE] [+-]? DIGITS;

/** Greek letters, accents and subscript digits are spelled out afterwards: `ŷ₁` is `y_hat1`. */
NAME: LETTER (LETTER | MARK | [0-9₀-₉])* | [√∑∏∞];
fragment LETTER: [_∂\p{Ll}\p{Lu}\p{Lt}\p{Lo}];
fragment MARK: [\p{Mn}];

/** No escapes: `"\sigma"` is a backslash and a word. */
STRING: '"' ~["\r\n]* '"';
UNTERMINATED: '"' ~["\r\n]*;

NEWLINE: '\r'? '\n' | '\r' | [\u0085\u2028\u2029];
COMMENT: '#' ~[\r\n]* -> skip;
SPACE: [ \t\f\uFEFF\p{Zs}]+ -> skip;
STRAY: .;
