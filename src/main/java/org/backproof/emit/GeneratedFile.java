package org.backproof.emit;

/// A file of generated code.
///
/// @param name `BceSigmoid.java`
public record GeneratedFile(String name, String text) {
}
