/// `touchstone doctor`: probes an end point and says what a run against it will use.
///
/// Entry type: [dev.touchstone.cli.doctor.DoctorCommand]; what is probed is decided by `EndpointProbe` of
/// touchstone-models, whose findings are only worded here.
@NullMarked
package dev.touchstone.cli.doctor;

import org.jspecify.annotations.NullMarked;
