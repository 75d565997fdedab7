/// What a judge reads: templates, and the question and answers set between marks that they cannot forge.
///
/// Entry type: [dev.touchstone.judge.prompt.PromptWriter]. A further built-in template is a file beside the
/// others in the resources, one for each language, and a name in [dev.touchstone.judge.prompt.JudgeTemplate].
@NullMarked
package dev.touchstone.judge.prompt;

import org.jspecify.annotations.NullMarked;
