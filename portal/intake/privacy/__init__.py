"""Personal data: how long it is kept, who saw it, how a person gets or erases theirs."""
