// Builds the precompiled header of the rooms that speak JSON.
