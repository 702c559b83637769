/// Layers, batches and the cotangent sweep: what `backprop` derives, as a program of named values with a theorem each; and from index
/// notation to matrix notation.
package org.backproof.network;
