// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct SecureFileTests {
    @Test(arguments: [[], [1, 2, 3], [UInt8](repeating: 7, count: 300_000)])
    func whatIsWrittenIsReadBackAndPrivate(_ bytes: [UInt8]) throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("key")
            try SecureFile.write(bytes, to: path)
            #expect(try SecureFile.read(path, limit: 300_000) == bytes)
            #expect(try Disk.mode(path) == 0o600)
            #expect(try Disk.names(in: folder.path) == ["key"], "no temporary name is left")
        }
    }

    @Test func aTakenNameIsLeftAsItIs() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("key")
            try SecureFile.write([1], to: path)
            #expect(throws: FileError.exists(path)) { try SecureFile.write([2], to: path) }
            #expect(try SecureFile.read(path, limit: 10) == [1])
            try SecureFile.write([3], to: path, replacing: true)
            #expect(try SecureFile.read(path, limit: 10) == [3])
            #expect(try Disk.names(in: folder.path) == ["key"])
        }
    }

    @Test func aLinkIsReplacedAndNeverFollowed() throws {
        try TemporaryFolder.with { folder in
            let target = try folder.file("target")
            let link = try folder.file("link")
            try SecureFile.write([1], to: target)
            try Disk.link(link, to: target)
            #expect(throws: FileError.symbolicLink(link)) { try SecureFile.read(link, limit: 10) }
            #expect(throws: FileError.exists(link)) { try SecureFile.write([2], to: link) }
            try SecureFile.write([2], to: link, replacing: true)
            #expect(try SecureFile.read(target, limit: 10) == [1])
            #expect(try SecureFile.read(link, limit: 10) == [2])
        }
    }

    @Test func theModeAskedForIsTheModeGiven() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("shared")
            try SecureFile.write([1], to: path, mode: 0o666)
            #expect(try Disk.mode(path) == 0o666, "whatever the umask is")
        }
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o666] as [UInt32])
    func aSecretOthersCanReachIsRefused(_ mode: UInt32) throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("key")
            try SecureFile.write([1], to: path, mode: mode)
            #expect(throws: FileError.unsafeMode(path, mode: mode)) { try SecureFile.read(path, limit: 10) }
        }
    }

    @Test(.enabled(if: Disk.isSuperuser, "only the superuser can give a file away"))
    func aSecretOfAnotherUserIsRefused() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("key")
            try SecureFile.write([1], to: path)
            try Disk.giveAway(path)
            #expect(throws: FileError.notOwned(path)) { try SecureFile.read(path, limit: 10) }
        }
    }

    @Test func whatIsNoFileIsRefusedWithoutWaiting() throws {
        try TemporaryFolder.with { folder in
            let pipe = try folder.file("pipe")
            let below = try folder.file("folder")
            let missing = try folder.file("missing")
            try Disk.makePipe(pipe)
            try Disk.makeFolder(below)
            #expect(throws: FileError.notARegularFile(pipe)) { try SecureFile.read(pipe, limit: 10) }
            #expect(throws: FileError.notARegularFile(below)) { try SecureFile.read(below, limit: 10) }
            #expect(throws: FileError.missing(missing)) { try SecureFile.read(missing, limit: 10) }
            #expect(throws: FileError.notARegularFile(below)) { try InputFile.read(below, limit: 10) }
            #expect(throws: FileError.missing(missing)) { try InputFile.read(missing, limit: 10) }
        }
    }

    @Test(arguments: [(0, 0, true), (10, 10, true), (10, 9, false), (100_000, 99_999, false), (1, 0, false)])
    func theLimitIsTheLastSizeThatIsRead(_ size: Int, _ limit: Int, _ isRead: Bool) throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("input")
            let bytes = [UInt8](repeating: 1, count: size)
            try SecureFile.write(bytes, to: path)
            if isRead {
                #expect(try SecureFile.read(path, limit: limit) == bytes)
                #expect(try InputFile.read(path, limit: limit) == bytes)
            } else {
                #expect(throws: FileError.tooLarge(path, limit: limit)) { try SecureFile.read(path, limit: limit) }
                #expect(throws: FileError.tooLarge(path, limit: limit)) { try InputFile.read(path, limit: limit) }
            }
        }
    }

    @Test func anyFileNameIsAccepted() throws {
        try TemporaryFolder.with { folder in
            let name = try #require(FilePath(bytes: [0x2D, 0x0A, 0xFF, 0xC3, 0x28, 0x27]))
            let path = folder.path.appending(name)
            try SecureFile.write([1], to: path)
            #expect(try SecureFile.read(path, limit: 10) == [1])
            #expect(try InputFile.read(path, limit: 10) == [1])
        }
    }

    @Test func aFolderThatIsNotThereIsNamed() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("missing/key")
            let error = #expect(throws: FileError.self) { try SecureFile.write([1], to: path) }
            #expect(error?.code == "file.missing")
            try SecureFile.write([1], to: try folder.file("plain"))
            let below = try folder.file("plain/key")
            #expect(throws: FileError.notADirectory(below)) { try InputFile.read(below, limit: 1) }
        }
    }

    @Test(.enabled(if: !Disk.isSuperuser, "the superuser may write everywhere"))
    func aFolderThatTakesNoChangesIsNamed() throws {
        try TemporaryFolder.with { folder in
            try Disk.setMode(folder.path, 0o500)
            let error = #expect(throws: FileError.self) { try SecureFile.write([1], to: try folder.file("key")) }
            #expect(error?.code == "file.permission")
        }
    }
}
