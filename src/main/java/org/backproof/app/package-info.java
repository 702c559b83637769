/// The command line and the conversation: the only place with input and output.
@NullMarked
package org.backproof.app;

import org.jspecify.annotations.NullMarked;
