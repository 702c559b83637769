/// Evaluation of terms and propositions at points, certain or quick, and the search for points.
package org.backproof.evaluate;
