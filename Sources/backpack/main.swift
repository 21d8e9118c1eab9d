// SPDX-License-Identifier: Apache-2.0

import BackpackCommands

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

exit(BackpackApplication.run())
