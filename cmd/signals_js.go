package cmd

import "os"

// endings are none in a browser, which ends a worker as a whole.
func endings() []os.Signal { return nil }
