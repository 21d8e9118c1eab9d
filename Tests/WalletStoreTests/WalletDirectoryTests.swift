// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct WalletDirectoryTests {
    @Test func foldersAreMadePrivateAllTheWayDown() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("a/b/wallet/")
            let directory = try WalletDirectory(creatingAt: path)
            for made in ["a", "a/b", "a/b/wallet"] { #expect(try Disk.mode(try folder.file(made)) == 0o700) }
            #expect(directory.path.isAbsolute)
            #expect(try WalletDirectory(creatingAt: path) == directory, "making it again changes nothing")
            #expect(try WalletDirectory(at: path) == directory)
            #expect(try Disk.names(in: directory.path) == [])
        }
    }

    @Test func lookingMakesNothing() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("wallet")
            #expect(throws: FileError.missing(path)) { try WalletDirectory(at: path) }
            #expect(!Disk.exists(path))
        }
    }

    @Test(arguments: [0o770, 0o707, 0o720, 0o702, 0o1777] as [UInt32])
    func aFolderOthersCanWriteToIsRefused(_ mode: UInt32) throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("wallet")
            try Disk.makeFolder(path, mode)
            #expect(throws: FileError.unsafeMode(path, mode: mode)) { try WalletDirectory(at: path) }
            #expect(throws: FileError.unsafeMode(path, mode: mode)) { try WalletDirectory(creatingAt: path) }
            #expect(try Disk.mode(path) == mode, "not changed behind its owner's back")
        }
    }

    @Test(.enabled(if: Disk.isSuperuser, "only the superuser can give a folder away"))
    func aFolderOfAnotherUserIsRefused() throws {
        try TemporaryFolder.with { folder in
            let path = try folder.file("wallet")
            try Disk.makeFolder(path)
            try Disk.giveAway(path)
            #expect(throws: FileError.notOwned(path)) { try WalletDirectory(at: path) }
            #expect(throws: FileError.notOwned(path)) { try WalletDirectory(creatingAt: path) }
        }
    }

    @Test func whatIsNoFolderIsRefused() throws {
        try TemporaryFolder.with { folder in
            let file = try folder.file("file")
            let pipe = try folder.file("pipe")
            let dangling = try folder.file("dangling")
            try SecureFile.write([], to: file)
            try Disk.makePipe(pipe)
            try Disk.link(dangling, to: try folder.file("nowhere"))
            for path in [file, pipe] {
                #expect(throws: FileError.notADirectory(path)) { try WalletDirectory(at: path) }
                #expect(throws: FileError.notADirectory(path)) { try WalletDirectory(creatingAt: path) }
            }
            #expect(throws: FileError.missing(dangling)) { try WalletDirectory(creatingAt: dangling) }
            let below = try folder.file("file/wallet")
            #expect(throws: FileError.notADirectory(below)) { try WalletDirectory(creatingAt: below) }
        }
    }

    @Test func aLinkToAFolderLeadsToIt() throws {
        try TemporaryFolder.with { folder in
            let real = try folder.file("real")
            let link = try folder.file("link")
            try Disk.makeFolder(real)
            try Disk.link(link, to: real)
            #expect(try WalletDirectory(at: link) == WalletDirectory(at: real))
        }
    }

    @Test func keysAreFilesOfTheirOwn() throws {
        try TestWallet.with { wallet in
            let directory = wallet.directory
            let name = try #require(FilePath(bytes: [0xFF, 0x6B]))
            #expect(try directory.keyNames() == [])
            try directory.writeKey([1, 2], named: name)
            #expect(try Disk.mode(directory.keys) == 0o700)
            #expect(try Disk.mode(directory.keys.appending(name)) == 0o600)
            #expect(try directory.readKey(named: name) == [1, 2])
            #expect(try directory.keyNames() == [name])
            #expect(throws: FileError.exists(directory.keys.appending(name))) {
                try directory.writeKey([3], named: name)
            }
            try directory.removeKey(named: name)
            #expect(try directory.keyNames() == [])
            #expect(throws: FileError.missing(directory.keys.appending(name))) { try directory.readKey(named: name) }
        }
    }

    @Test(arguments: ["..", ".", "a/b", "../wallet.sqlite", "/etc/passwd"])
    func aKeyNameStaysInItsFolder(_ text: String) throws {
        try TestWallet.with { wallet in
            let name = try #require(FilePath(text))
            #expect(throws: FileError.invalidName(name)) { try wallet.directory.readKey(named: name) }
            #expect(throws: FileError.invalidName(name)) { try wallet.directory.writeKey([1], named: name) }
            #expect(throws: FileError.invalidName(name)) { try wallet.directory.removeKey(named: name) }
        }
    }
}
