package org.backproof.emit;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Words that no name of a program may be: keywords of the targets, their built-in functions, and what generated code uses itself.
final class Reserved {
    private static final List<String> LISTS = List.of(
            // Python
            "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda "
                    + "nonlocal not or pass raise return try while with yield match case print abs all any bool float int len list map max min open pow "
                    + "range round set sorted sum type zip np torch math F ctx self forward backward aiter anext ascii bin breakpoint bytearray bytes callable "
                    + "chr classmethod compile complex delattr dict dir divmod eval exec filter format frozenset getattr globals hasattr hash help hex id input "
                    + "isinstance issubclass iter locals memoryview next object oct ord property repr reversed setattr slice staticmethod str super tuple "
                    + "vars Ellipsis NotImplemented",
            // Java
            "abstract boolean byte catch char const default do double enum extends final goto implements instanceof interface long native new null "
                    + "package private protected public short static strictfp super switch synchronized this throw throws transient void volatile var "
                    + "record sealed permits true false null Math String Double Float Integer Object System Arrays Class Boolean Byte Character Enum Long "
                    + "Number Short Void Record Iterable Comparable Cloneable Runnable Thread Process Runtime Package Module StringBuilder StringBuffer "
                    + "CharSequence Exception Error Throwable Override Deprecated StrictMath Readable Appendable",
            // C
            "auto extern inline register restrict signed sizeof struct typedef union unsigned size_t NULL main y0 y1 yn j0 j1 jn gamma div exit time index "
                    + "isnan isinf fabs fmax fmin exp log sqrt sin cos tan asin acos atan sinh cosh tanh erf erfc lgamma tgamma log1p expm1 cbrt hypot "
                    + "square sign sigmoid softplus xlogy erfcx exprel log_cloglog digamma trigamma sech require check I acosh asinh atanh ceil copysign exp2 exp10 fdim fma ilogb llrint llround log10 log2 lrint "
                    + "lround nan nearbyint nextafter nexttoward remainder remquo rint scalb scalbn scalbln tgamma drem significand signgam signbit isfinite "
                    + "isnormal fpclassify NAN INFINITY HUGE_VAL MATH_ERRNO constexpr nullptr typeof alignas alignof thread_local static_assert unix linux",
            // what C's headers declare or define, modules that NumPy and PyTorch import
            "printf puts malloc calloc realloc free abort rand srand RAND_MAX M_PI EOF stdin stdout stderr errno remove rename signal floor ceil trunc fmod "
                    + "ldexp frexp modf logb numpy string types typing random labs llabs ldiv qsort bsearch system getenv atexit atof atoi "
                    + "atol strtod strtol mblen mbtowc wctomb getc getchar putc putchar gets fopen fclose fread fwrite fscanf fprintf sprintf scanf sscanf "
                    + "perror stdio stdlib stddef ctype limits locale cblas",
            // gradient checks
            "grad worst kept up down at difference variables place largest scale label workspace rng seed step slope random args row column total_ compute uniform",
            // attributes of torch.nn.Module and torch.autograd.Function, which a number of that name would hide
            "T_destination modules add_module apply bfloat16 buffers children cpu cuda dirty_tensors dump_patches extra_repr get_buffer get_extra_state "
                    + "get_parameter get_submodule half ipu is_traceable jvp load_state_dict mark_dirty mark_non_differentiable mark_shared_storage "
                    + "materialize_grads maybe_clear_saved_tensors metadata named_buffers named_children named_modules named_parameters needs_input_grad "
                    + "next_functions non_differentiable parameters register_backward_hook register_buffer register_forward_hook register_forward_pre_hook "
                    + "register_full_backward_hook register_hook register_load_state_dict_post_hook register_module register_parameter register_prehook "
                    + "requires_grad requires_grad_ save_for_backward save_for_forward saved_for_forward saved_tensors saved_variables set_extra_state "
                    + "set_materialize_grads share_memory state_dict to to_empty to_save train training vjp xpu zero_grad name compile mtia set_submodule "
                    + "register_full_backward_pre_hook register_state_dict_pre_hook register_state_dict_post_hook register_load_state_dict_pre_hook "
                    + "call_super_init setup_context vmap generate_vmap_rule clear_saved_tensors",
            // networks, products of matrices
            "network loss_ predict initialise multiply tile pack smaller");

    static final Set<String> WORDS = new LinkedHashSet<>();

    static {
        LISTS.forEach(l -> WORDS.addAll(Arrays.asList(l.split(" "))));
    }

    private Reserved() {
    }
}
