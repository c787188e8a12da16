#pragma once

#include "intake/intake_state.h"

// The column of users.csv that names the clusters which a cluster administrator runs: "CL-0001;CL-0002".

// Looks the clusters up and checks that they go with the person's platform role.
void resolve_clusters(IntakeState&, const Sheet&, const FileColumn&, Draft&);

// Compares with what known people run already: a difference makes them changed.
Outcome judge_clusters(IntakeState&, Sheet&);

// Gives a new person the clusters, or makes them all that a known one runs.
Outcome save_clusters(IntakeState&, const Sheet&, const Draft&, const Row& saved);
