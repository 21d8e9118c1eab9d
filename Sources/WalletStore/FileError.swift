// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Why a file or folder could not be used, and which.
package enum FileError: Error, Sendable, Equatable {
    case missing(FilePath)
    /// Something of this name is there already and was left as it is.
    case exists(FilePath)
    case permission(FilePath)
    /// The file system it is on takes no changes.
    case readOnly(FilePath)
    case notADirectory(FilePath)
    case notARegularFile(FilePath)
    /// A symbolic link, where one is not followed.
    case symbolicLink(FilePath)
    /// Another user owns it.
    case notOwned(FilePath)
    /// Others may write to it, or read what is secret.
    case unsafeMode(FilePath, mode: UInt32)
    case tooLarge(FilePath, limit: Int)
    /// The disk, or the user's share of it, is full.
    case full(FilePath)
    /// Not one name inside its folder.
    case invalidName(FilePath)
    case failed(FilePath, operation: String, errno: Int32)

    init(_ operation: StaticString, _ path: FilePath, errno number: Int32) {
        self =
            switch number {
            case ENOENT: .missing(path)
            case EEXIST: .exists(path)
            case EACCES, EPERM: .permission(path)
            case EROFS: .readOnly(path)
            case ENOTDIR: .notADirectory(path)
            case EISDIR: .notARegularFile(path)
            case ELOOP: .symbolicLink(path)
            case ENOSPC, EDQUOT, EFBIG: .full(path)
            default: .failed(path, operation: operation.description, errno: number)
            }
    }

    /// Stable across versions.
    package var code: String {
        switch self {
        case .missing: "file.missing"
        case .exists: "file.exists"
        case .permission: "file.permission"
        case .readOnly: "file.read-only"
        case .notADirectory: "file.not-a-directory"
        case .notARegularFile: "file.not-a-regular-file"
        case .symbolicLink: "file.symbolic-link"
        case .notOwned: "file.not-owned"
        case .unsafeMode: "file.unsafe-mode"
        case .tooLarge: "file.too-large"
        case .full: "file.full"
        case .invalidName: "file.invalid-name"
        case .failed: "file.failed"
        }
    }

    package var path: FilePath {
        switch self {
        case .missing(let path), .exists(let path), .permission(let path), .readOnly(let path),
            .notADirectory(let path),
            .notARegularFile(let path), .symbolicLink(let path), .notOwned(let path), .unsafeMode(let path, _),
            .tooLarge(let path, _), .full(let path), .invalidName(let path), .failed(let path, _, _):
            path
        }
    }
}

extension StoreError {
    static func isFull(_ errno: Int32) -> Bool { errno == ENOSPC || errno == EDQUOT || errno == EFBIG }
    static func isRefused(_ errno: Int32) -> Bool { errno == EACCES || errno == EPERM }
}
